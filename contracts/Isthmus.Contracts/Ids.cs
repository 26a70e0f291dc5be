namespace Isthmus.Contracts;

/// <summary>A strongly typed id over a version 7 Guid, so that ids sort by time in both databases.</summary>
/// <remarks>Each id has its own public <c>TryParse</c>: routing does not see a default interface member.</remarks>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

/// <summary>An id a room gives to one of its aggregates for use by other rooms, as text: <c>kind:guid</c>.</summary>
public readonly record struct SubjectRef(string Kind, string Id)
{
    public override string ToString() => $"{Kind}:{Id}";
}
