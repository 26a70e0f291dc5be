using Isthmus.Names;
using Isthmus.Partnering.Files;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Opportunities;

/// <summary>A business, technology or research opportunity of an organisation, in the field's standard form.</summary>
internal sealed class Opportunity : IVersioned, IAudited, IGated
{
    public const int DaysValid = 365;
    public const int ExtendFromDaysBefore = 30;
    public const int RemindDaysBefore = 14;

    public OpportunityId Id { get; set; }
    public required string Reference { get; set; }
    public required ProfileType Profile { get; init; }
    public required OrganisationId Owner { get; set; }

    /// <summary>The organisation it was taken over from when two were merged.</summary>
    public OrganisationId? MovedFrom { get; set; }

    /// <summary>Country of the owner; shown of an anonymous one, too.</summary>
    public string? Country { get; set; }

    /// <summary>What kind of actor the owner is, as the register has it: a copy that lists are narrowed by. Null until it was looked up.</summary>
    public ActorSide? Actor { get; set; }
    public OpportunityState State { get; private set; }
    public bool OnHold => State == OpportunityState.OnHold;

    /// <summary>The language that counts; every other one is a translation.</summary>
    public required string Language { get; set; }
    public IReadOnlyList<TextsIn> Texts { get; private set => field = JsonColumns.List(value); } = JsonColumns.List<TextsIn>([]);
    public OpportunityFacts Facts { get; private set; } = new();
    public IReadOnlyList<AttachedFile> Files { get; private set => field = JsonColumns.List(value); } = JsonColumns.List<AttachedFile>([]);

    // Copies that lists are narrowed by.
    public DevelopmentStage? Stage { get; private set; }
    public int? Readiness { get; private set; }

    /// <summary>The last day on which it takes interest; of research requests only.</summary>
    public DateOnly? InterestUntil { get; private set; }
    public string SortKey { get; private set; } = "";

    public bool IsAnonymous { get; private set; }

    /// <summary>Takes expressions of interest; not implied by being published.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Shown to those only whose expression of interest was accepted.</summary>
    public string? Confidential { get; private set; }

    /// <summary>Why it was returned, rejected or flagged.</summary>
    public string? Note { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>When anything of it was last saved: by this the index of the matching finds what is new to it.</summary>
    public DateTime SavedAt { get; private set; }
    public DateTime? SubmittedAt { get; set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? ValidUntil { get; private set; }
    public bool IsExtended { get; private set; }

    /// <summary>How many versions were kept.</summary>
    public int Edition { get; set; }
    public int Version { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stamp(DateTime now) => SavedAt = now;

    public TextsIn Authentic => Texts.First(t => t.Language == Language);

    /// <summary>The texts in this language, or in the one that counts; a translation has a summary in any case.</summary>
    public TextsIn In(string language) => Texts.FirstOrDefault(t => t.Language == language) is not { } texts ? Authentic : texts.Summary.Length > 0 ? texts : texts with { Summary = Authentic.Summary };

    public bool IsShown(DateTime now) => State == OpportunityState.Published && ValidUntil > now;

    /// <summary>Takes an expression of interest now.</summary>
    public bool Takes(DateTime now) => IsShown(now) && IsOpen && (InterestUntil is not { } last || DateOnly.FromDateTime(now) <= last);

    public void Write(OpportunityContent c, DateTime now)
    {
        Texts = [c.Texts, .. Texts.Where(t => t.Language != c.Texts.Language && t.Language != Language)];
        (Language, Facts, IsAnonymous, IsOpen, Confidential) = (c.Texts.Language, Facts.Equals(c.Facts) ? Facts : c.Facts, c.IsAnonymous, c.IsOpen, c.Confidential);
        if (Profile == ProfileType.ResearchRequest && ValidUntil is not null) ValidUntil = EndOf(Facts.Call!.CallUntil);
        Index(now);
    }

    public void Translate(TextsIn texts, DateTime now)
    {
        Texts = [.. Texts.Where(t => t.Language != texts.Language), texts];
        Index(now);
    }

    public void DropTranslation(string language, DateTime now)
    {
        Texts = [.. Texts.Where(t => t.Language != language || t.Language == Language)];
        Index(now);
    }

    public void Attach(AttachedFile file, DateTime now) => (Files, ChangedAt) = ([.. Files, file], now);

    public void Detach(Guid file, DateTime now) => (Files, ChangedAt) = ([.. Files.Where(f => f.Id != file)], now);

    private void Index(DateTime now)
    {
        (Stage, Readiness, InterestUntil, ChangedAt) = (Facts.Stage, Facts.Readiness, Facts.Call?.InterestUntil, now);
        SortKey = NameKey.Of(Authentic.Title) is { IsEmpty: false } key ? key.Key.Cut(200) : Authentic.Title.ToLowerInvariant().Cut(200);
    }

    /// <summary>A move that the table of moves allows; who may do it is asked before. What is to be public is asked about at the gate before it is saved.</summary>
    public void Move(OpportunityState to, DateTime now)
    {
        (State, ChangedAt) = (to, now);
        // The gate does not screen what nobody is shown.
        if (!Moves.IsLive(to)) (Clearance, _asked) = (null, true);
    }

    /// <summary>Takes the gate's answer: on hold from being public, and back to it.</summary>
    public void Stand(Clearance answer, DateTime now)
    {
        (Clearance, _asked) = (answer.Decision, true);
        if (State is not (OpportunityState.Published or OpportunityState.OnHold)) return;
        State = answer.IsClear ? OpportunityState.Published : OpportunityState.OnHold;
        if (answer.IsClear) Open(now);
    }

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend()
    {
        (Clearance, _asked) = (null, false);
        if (State == OpportunityState.Published) State = OpportunityState.OnHold;
    }

    /// <summary>Whoever asks for publication again after it ended begins a new time.</summary>
    public void BeginAnew() => (PublishedAt, ValidUntil, IsExtended) = (null, null, false);

    public bool MayExtend(DateTime now) => State == OpportunityState.Published && !IsExtended && Profile != ProfileType.ResearchRequest && ValidUntil is { } until && now >= until.AddDays(-ExtendFromDaysBefore) && now < until;

    public void Extend() => (ValidUntil, IsExtended) = (ValidUntil!.Value.AddDays(DaysValid), true);

    public OpportunityVersion Keep(UserId? by, DateTime now) => new() { OpportunityId = Id, Number = Edition + 1, Language = Language, Texts = Texts, Facts = Facts, IsAnonymous = IsAnonymous, Confidential = Confidential, By = by, At = now };

    private void Open(DateTime now)
    {
        PublishedAt ??= now;
        ValidUntil ??= Profile == ProfileType.ResearchRequest ? EndOf(Facts.Call!.CallUntil) : now.AddDays(DaysValid);
    }

    private static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

/// <summary>How a public opportunity was before somebody changed it. Whoever did it is an account, not a name.</summary>
internal sealed class OpportunityVersion
{
    public required OpportunityId OpportunityId { get; init; }
    public required int Number { get; init; }
    public required string Language { get; init; }
    public required IReadOnlyList<TextsIn> Texts { get; init; }
    public required OpportunityFacts Facts { get; init; }
    public bool IsAnonymous { get; init; }
    public string? Confidential { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }

    public TextsIn Authentic => Texts.First(t => t.Language == Language);
}

/// <summary>A keyword of an opportunity, for counting and narrowing.</summary>
internal sealed class OpportunityKeyword
{
    public required OpportunityId OpportunityId { get; init; }
    public required string Scheme { get; init; }
    public required string Code { get; init; }
}
