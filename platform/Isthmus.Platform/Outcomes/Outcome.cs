using System.Diagnostics.CodeAnalysis;

namespace Isthmus.Platform.Outcomes;

/// <summary>What a use case answers: a value, or a refusal that page and API both can show. Bugs are exceptions; refusals are not.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;
    private Outcome(T value) => _value = value;
    private Outcome(Refusal refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public TResult Match<TResult>(Func<T, TResult> value, Func<Refusal, TResult> refusal) => Succeeded ? value(_value!) : refusal(Refusal);

    public static implicit operator Outcome<T>(T value) => new(value);
    public static implicit operator Outcome<T>(Refusal refusal) => new(refusal);
}

/// <summary>The value of a use case that has nothing to say but that it is done.</summary>
public readonly record struct Done;
