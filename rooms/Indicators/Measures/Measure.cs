namespace Isthmus.Indicators.Measures;

/// <summary>What a change for the better is. Stored by name.</summary>
internal enum Better { Neither, Higher, Lower }

/// <summary>Over a period, or at a day. Stored by name.</summary>
internal enum MeasureKind { Flow, Stock }

/// <summary>What measures are grouped by. Stored by name.</summary>
internal enum Theme { Companies, Trade, Research, Innovation, Cooperation, Infrastructure, People, Other }

/// <summary>The models of cooperation that activities are told apart by. Stored by name.</summary>
internal enum CooperationModel { JointPlatform, ExpertManpower, TechnologyAndInnovation, ScienceDiplomacy, GlobalForums }

/// <summary>What is measured: a code that never changes, names, a definition, and the unit that its figures are shown in.</summary>
internal sealed class Measure : IVersioned, IAudited
{
    /// <summary>Letters, digits, dots, dashes and underscores: <c>kbc-companies</c>, <c>GB.XPD.RSDV.GD.ZS</c>.</summary>
    public required string Code { get; init; }
    public LocalText Title { get; private set; } = new([]);

    /// <summary>What is counted and what is not. Without one, a figure is shown but not drawn.</summary>
    public LocalText Definition { get; private set; } = new([]);
    public string UnitCode { get; private set; } = "NUMBER";
    public int UnitPower { get; private set; }
    public MeasureKind Kind { get; private set; }
    public Better Better { get; private set; }
    public Theme Theme { get; private set; }
    public CooperationModel? Model { get; private set; }

    /// <summary>What of our own records is counted under the same definition, by its code: <c>organisations</c>, <c>meetings-held</c>. It is shown beside what is said.</summary>
    public string? Own { get; private set; }

    /// <summary>Copy that lists are searched by.</summary>
    public string Search { get; private set; } = "";
    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public Unit Unit => Unit.Find(UnitCode, UnitPower) ?? Unit.Count;

    public void Write(MeasureContent content, DateTime now)
    {
        (Title, Definition, UnitCode, UnitPower, Kind, Better, Theme, Model, Own, ChangedAt) =
            (content.Title, content.Definition, content.Unit.Code, content.Unit.Power, content.Kind, content.Better, content.Theme, content.Model, content.Own, now);
        Search = Names.SearchTerms.Column([Code, .. Title.All.Values, .. Definition.All.Values]);
    }
}

internal sealed record MeasureContent(LocalText Title, LocalText Definition, Unit Unit, MeasureKind Kind, Better Better, Theme Theme, CooperationModel? Model)
{
    public string? Own { get; init; }
}
