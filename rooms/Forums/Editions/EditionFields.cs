using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Editions;

/// <summary>What is told of an edition when it is made and when it is changed.</summary>
internal class EditionFields
{
    [Range(1, 999)] public int? Ordinal { get; set; }
    [StringLength(300)] public string? TitleEn { get; set; }
    [StringLength(300)] public string? TitleRu { get; set; }
    [StringLength(300)] public string? TitleFa { get; set; }
    [Required] public DateOnly? StartsOn { get; set; }
    [Required] public DateOnly? EndsOn { get; set; }

    /// <summary>ISO 3166 code.</summary>
    // A form says "none" with an empty text.
    [StringLength(2, MinimumLength = 2)] public string? Country { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Parted by commas.</summary>
    [StringLength(500), Lines] public string? Cities { get; set; }
    public ForumLevel Level { get; set; } = ForumLevel.National;
    public ForumLevel? LevelGoal { get; set; }

    /// <summary>Language codes, parted by commas.</summary>
    [StringLength(200), Lines] public string? Languages { get; set; }

    /// <summary>IANA time zone of the place.</summary>
    [Required, StringLength(60)] public string? Zone { get; set; }

    /// <summary>Organisers by organisation id, in order; the first is the organiser, the others are co-organisers.</summary>
    [MaxLength(30)] public List<OrganiserFields> Organisers { get; set => field = value ?? []; } = [];

    public sealed class OrganiserFields
    {
        public Guid? Organisation { get; set; }
        public OrganiserRole Role { get; set; }
        public ForumLevel Level { get; set; } = ForumLevel.Regional;
    }

    public LocalText Title => LocalText.Of(TitleEn, TitleRu, TitleFa);

    public Refusal? Fault()
    {
        // The API's own validation passes over a class that others derive from, so the rules are asked for here.
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new(this), wrong, validateAllProperties: true))
            return Refusal.InvalidFields([.. wrong.SelectMany(w => w.MemberNames).Distinct().Select(m => new FieldRefusal(m, "ui.validation.value"))]);
        if (EventDates.Fault(StartsOn!.Value, EndsOn!.Value) is { } wrongDate) return wrongDate;
        if (EndsOn.Value.DayNumber - StartsOn.Value.DayNumber > 60) return Refusal.InvalidField(nameof(EndsOn), "forums.edition.tooLong", 60);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone!, out _)) return Refusal.InvalidField(nameof(Zone), "forums.edition.unknownZone", Zone!);
        if (Country is not null && !Countries.Exists(Country)) return Refusal.InvalidField(nameof(Country), "forums.edition.unknownCountry", Country);
        // A city is where a venue is.
        if (WrittenList.Split(Cities).FirstOrDefault(c => c.Length > EditVenue.Request.LongestCity) is { } city) return Refusal.InvalidField(nameof(Cities), "forums.edition.longCity", city.Cut(40), EditVenue.Request.LongestCity);
        return null;
    }

    /// <summary>Writes the fields on the edition; the caller has asked <see cref="Fault"/>.</summary>
    public void Put(ForumEdition edition)
    {
        (edition.StartsOn, edition.EndsOn, edition.Country, edition.Zone) = (StartsOn!.Value, EndsOn!.Value, Country?.ToUpperInvariant(), Zone!);
        (edition.Cities, edition.Languages) = (WrittenList.Split(Cities), [.. WrittenList.Split(Languages).Select(l => l.ToLowerInvariant())]);
        (edition.Level, edition.LevelGoal) = (Level, LevelGoal > Level ? LevelGoal : null);
    }

    /// <summary>Makes the stored organisers those named here; the caller saves.</summary>
    public async Task<Refusal?> PutOrganisers(EditionId id, ForumsDb db, IOrganisations organisations, CancellationToken ct)
    {
        var named = Organisers.Where(o => o.Organisation is not null).DistinctBy(o => o.Organisation).ToList();
        var known = named.Count == 0 ? new Dictionary<OrganisationId, OrganisationCard>() : await organisations.Find([.. named.Select(o => new OrganisationId(o.Organisation!.Value))], ct);
        if (named.Exists(o => !known.ContainsKey(new(o.Organisation!.Value)))) return Refusal.InvalidField(nameof(Organisers), "forums.no-such-organisation");
        var before = await db.Organisers.Where(o => o.EditionId == id).ToListAsync(ct);
        db.Organisers.RemoveRange(before.Where(b => !named.Exists(n => n.Organisation == b.Organisation.Value)));
        foreach (var (fields, place) in named.Select((f, i) => (f, i + 1)))
        {
            var row = before.Find(b => b.Organisation.Value == fields.Organisation);
            if (row is null) db.Organisers.Add(row = new() { EditionId = id, Organisation = new(fields.Organisation!.Value), Role = fields.Role, Level = fields.Level });
            (row.Role, row.Level, row.Place) = (fields.Role, fields.Level, place);
        }
        return null;
    }
}
