namespace Isthmus.Partnering.Asking;

/// <summary>A possible supplier asked the buyer something about a request for quotation. Who asked is told to nobody, the buyer included.</summary>
internal sealed class RfqQuestion : IVersioned, IAudited, IGated
{
    public const int MostText = 1000;
    public const int MostAnswer = 2000;

    public required RfqQuestionId Id { get; init; }
    public required RfqId RfqId { get; init; }
    public required OrganisationId Organisation { get; set; }
    public OrganisationId? MovedFrom { get; set; }
    public UserId? By { get; private set; }
    public required string Text { get; set; }
    public required DateTime AskedAt { get; init; }
    public string? Answer { get; private set; }
    public UserId? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>What was cleared when it was last written.</summary>
    public DecisionId? Clearance { get; private set; }
    public int Version { get; private set; }

    public bool OnHold => false;

    public void AskedBy(UserId? user, DecisionId? clearance) => (By, Clearance) = (user, clearance);

    public void Reply(string answer, UserId? user, DecisionId? clearance, DateTime now) => (Answer, AnsweredBy, Clearance, AnsweredAt) = (answer, user, clearance, now);

    /// <summary>The account is gone: neither it nor what it was called stays here.</summary>
    public void Forget(UserId account, IReadOnlyList<string> names)
    {
        (By, AnsweredBy) = (By == account ? null : By, AnsweredBy == account ? null : AnsweredBy);
        foreach (var name in names)
            (Text, Answer) = (Text.Replace(name, AccountErased.Placeholder, StringComparison.OrdinalIgnoreCase).Cut(MostText), Answer?.Replace(name, AccountErased.Placeholder, StringComparison.OrdinalIgnoreCase).Cut(MostAnswer));
    }
}

internal readonly record struct RfqQuestionId(Guid Value) : IId<RfqQuestionId>
{
    public static RfqQuestionId From(Guid value) => new(value);
    public static RfqQuestionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out RfqQuestionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}
