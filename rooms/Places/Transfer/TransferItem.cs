using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Places;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Transfer;

internal readonly record struct TransferItemId(Guid Value) : IId<TransferItemId>
{
    public static TransferItemId From(Guid value) => new(value);
    public static TransferItemId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out TransferItemId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>How far a development is on its way to being used. Stored by name.</summary>
internal enum TransferStage { Disclosure, Evaluation, Protection, Licence, SpinOff, Dropped }

/// <summary>That it came to a stage, or to another readiness, on a day.</summary>
internal sealed record TransferStep(TransferStage Stage, int Readiness, DateOnly On, string? Note);

/// <summary>A development of an organisation that the centre helps into use: from the disclosure to a licence or a company of its own.</summary>
internal sealed class TransferItem : OwnedRecord
{
    public const int LongestTitle = 200;
    public const int LongestSummary = 4000;
    public const int LongestNote = 500;
    public const int MostSteps = 60;

    public required TransferItemId Id { get; init; }
    public required PlaceId PlaceId { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required Residents.Profiles.Activity Field { get; set; }
    public TransferStage Stage { get; private set; }
    public int Readiness { get; private set; }
    public bool IsDropped { get; private set; }

    /// <summary>All of its way, the oldest first.</summary>
    public IReadOnlyList<TransferStep> Steps { get; private set => field = JsonColumns.List(value); } = JsonColumns.List<TransferStep>([]);
    public DateTime? PublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }

    public override bool IsScreened => !IsDropped;

    /// <summary>A move that the table of stages allows, on a day not before the last.</summary>
    public void Step(TransferStep step)
    {
        Steps = [.. Steps, step];
        Stand();
    }

    /// <summary>The last step was a slip.</summary>
    public void TakeBack()
    {
        Steps = [.. Steps.SkipLast(1)];
        Stand();
    }

    private void Stand() => (Stage, Readiness, IsDropped) = (Steps[^1].Stage, Steps[^1].Readiness, Steps[^1].Stage == TransferStage.Dropped);
}

internal sealed class TransferItemAtGate() : OwnedKind<TransferItem, TransferItemId>("transfer", nameof(TransferItem.IsDropped), nameof(TransferItem.Title), nameof(TransferItem.Summary))
{
    protected override TransferItemId IdOf(TransferItem record) => record.Id;

    protected override IQueryable<TransferItem> Screened(PlacesDb db) => db.TransferItems.Where(t => !t.IsDropped);

    protected override GateQuestion Question(TransferItem record, OrganisationId owner) => new(GatePoint.TechnologyTransfer, Subject(record.Id.Value), record.Title.Cut(300), [owner])
    {
        Items = [new GateItem($"{record.Title}. {record.Summary}", [])],
        Texts = [record.Title, record.Summary],
        DependsOn = [IClearance.Subject(owner)],
    };
}

/// <summary>Which stage follows which. Without I/O.</summary>
internal static class TransferStages
{
    public static IReadOnlyList<TransferStage> After(TransferStage stage) => stage switch
    {
        TransferStage.Disclosure => [TransferStage.Evaluation, TransferStage.Dropped],
        TransferStage.Evaluation => [TransferStage.Protection, TransferStage.Dropped],
        TransferStage.Protection => [TransferStage.Licence, TransferStage.SpinOff, TransferStage.Dropped],
        TransferStage.Licence => [TransferStage.SpinOff],
        _ => [],
    };
}
