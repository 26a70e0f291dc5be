namespace Isthmus.Places.Network;

/// <summary>A step in the life of a place: what it became, and when, as finely as that is known.</summary>
internal sealed class StageStep : IAudited
{
    public required StageStepId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required PlaceStage Stage { get; init; }

    /// <summary>EDTF, with both ends: <c>2021-07</c>.</summary>
    public required string On { get; set; }

    /// <summary>The days it spans.</summary>
    public required DateOnly FirstDay { get; set; }
    public required DateOnly LastDay { get; set; }

    /// <summary>Why it went another way than forward, or why its date was changed.</summary>
    public string? Reason { get; set; }
    public required DateTime CreatedAt { get; init; }
}

/// <summary>What is known of a place's stage on a day: what it certainly was, and what it may have been already.</summary>
internal readonly record struct StageOn(PlaceStage? Certain, PlaceStage? Perhaps)
{
    public bool IsOpen => Certain == PlaceStage.Operating && Perhaps is null;

    public bool MayBeOpen => !IsOpen && (Certain == PlaceStage.Operating || Perhaps == PlaceStage.Operating);
}

/// <summary>The rules of stages. Pure.</summary>
internal static class Stages
{
    /// <summary>A step counts from the last day of its date on: what opened "in July" is open on the 31st, and perhaps open from the 1st.</summary>
    public static StageOn On(DateOnly day, IEnumerable<StageStep> steps)
    {
        PlaceStage? certain = null, perhaps = null;
        foreach (var step in InOrder(steps))
        {
            if (step.LastDay <= day) (certain, perhaps) = (step.Stage, null);
            else if (step.FirstDay <= day) perhaps = step.Stage;
        }
        return new(certain, perhaps == certain ? null : perhaps);
    }

    public static IEnumerable<StageStep> InOrder(IEnumerable<StageStep> steps) => steps.OrderBy(s => s.LastDay).ThenBy(s => s.FirstDay).ThenBy(s => s.CreatedAt).ThenBy(s => s.Id.Value);

    /// <summary>What keeps a place from going on to a stage: a code, or null.</summary>
    public static string? Fault(PlaceStage from, PlaceStage to, string? reason) => (from, to) switch
    {
        _ when from == to => "places.stage-same",
        (PlaceStage.Operating or PlaceStage.Closed, PlaceStage.Planned or PlaceStage.Launching) => "places.stage-back",
        (PlaceStage.Launching, PlaceStage.Planned) or (PlaceStage.Closed, PlaceStage.Operating) when string.IsNullOrWhiteSpace(reason) => "places.stage-reason",
        _ => null,
    };
}
