using System.Text.Json.Serialization;

namespace Isthmus.Places.Network;

/// <summary>What is said of a place.</summary>
internal sealed class PlaceInput
{
    [Required] public PlaceKind? Kind { get; set; }
    [StringLength(200)] public string? NameEn { get; set; }
    [StringLength(200)] public string? NameRu { get; set; }
    [StringLength(200)] public string? NameFa { get; set; }
    [StringLength(4000), Lines] public string? AboutEn { get; set; }
    [StringLength(4000), Lines] public string? AboutRu { get; set; }
    [StringLength(4000), Lines] public string? AboutFa { get; set; }

    /// <summary>ISO 3166 code.</summary>
    [Required, StringLength(2, MinimumLength = 2)] public string? Country { get; set; }

    /// <summary>The country whose place it is, where that is another.</summary>
    [StringLength(2)] public string? HomeCountry { get; set; }
    [Required, StringLength(120)] public string? City { get; set; }
    [StringLength(300)] public string? Address { get; set; }

    /// <summary>IANA name.</summary>
    [Required, StringLength(60)] public string? TimeZone { get; set; }
    public Guid? Parent { get; set; }
    [Range(1, 99)] public int? Order { get; set; }

    public Guid? Owner { get; set; }
    public Guid? Operator { get; set; }
    public Guid? Management { get; set; }

    /// <summary>In forms: their exact names.</summary>
    [JsonIgnore, StringLength(300)] public string? OwnerName { get; set; }
    [JsonIgnore, StringLength(300)] public string? OperatorName { get; set; }
    [JsonIgnore, StringLength(300)] public string? ManagementName { get; set; }

    /// <summary>The stage a new place is at, and since when: EDTF.</summary>
    public PlaceStage? Stage { get; set; }
    [StringLength(40)] public string? StageOn { get; set; }

    /// <summary>Names of weekdays in English.</summary>
    [MaxLength(7)] public List<DayOfWeek> WorkDays { get; set => field = value ?? []; } = [];
    public TimeOnly? OpensAt { get; set; }
    public TimeOnly? ClosesAt { get; set; }
    public bool IsInvented { get; set; }

    /// <summary>What a form was filled from; the API says it by If-Match.</summary>
    [JsonIgnore] public int? Version { get; set; }

    public LocalText Name => LocalText.Of(NameEn, NameRu, NameFa);

    public static PlaceInput Of(Place p, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards) => new()
    {
        Kind = p.Kind, NameEn = p.Name["en"], NameRu = p.Name["ru"], NameFa = p.Name["fa"], AboutEn = p.About["en"], AboutRu = p.About["ru"], AboutFa = p.About["fa"], Country = p.CountryCode, HomeCountry = p.HomeCountry, City = p.City, Address = p.Address,
        TimeZone = p.TimeZone, Parent = p.ParentId?.Value, Order = p.Order, OwnerName = Named(p.Owner, cards), OperatorName = Named(p.Operator, cards), ManagementName = Named(p.Management, cards), WorkDays = [.. p.WorkDays.Select(Enum.Parse<DayOfWeek>)],
        OpensAt = p.OpensAt is { } opens ? TimeOnly.MinValue.AddMinutes(opens) : null, ClosesAt = p.ClosesAt is { } closes ? TimeOnly.MinValue.AddMinutes(closes) : null, IsInvented = p.IsInvented, Version = p.Version,
    };

    /// <summary>What is wrong with it by itself.</summary>
    public Refusal? Fault()
    {
        var faults = new List<FieldRefusal>();
        if (Name.IsEmpty) faults.Add(new(nameof(NameEn), "ui.validation.required"));
        if (!Countries.Exists(Country)) faults.Add(new(nameof(Country), "ui.validation.value"));
        if (!string.IsNullOrWhiteSpace(HomeCountry) && !Countries.Exists(HomeCountry)) faults.Add(new(nameof(HomeCountry), "ui.validation.value"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? "", out _)) faults.Add(new(nameof(TimeZone), "ui.validation.value"));
        var hours = (WorkDays.Count > 0, OpensAt is not null, ClosesAt is not null);
        if (hours is not ((true, true, true) or (false, false, false))) faults.Add(new(nameof(OpensAt), "places.halfHours"));
        else if (OpensAt >= ClosesAt) faults.Add(new(nameof(ClosesAt), "places.closesBefore"));
        return faults.Count > 0 ? Refusal.InvalidFields(faults) : null;
    }

    public void Put(Place p)
    {
        (p.Kind, p.Name, p.About) = (Kind!.Value, Name, LocalText.Of(AboutEn, AboutRu, AboutFa));
        (p.CountryCode, p.HomeCountry, p.City, p.Address, p.TimeZone) = (Country!.ToUpperInvariant(), string.IsNullOrWhiteSpace(HomeCountry) ? null : HomeCountry.ToUpperInvariant(), City!.Trim(), string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(), TimeZone!);
        (p.Order, p.IsInvented, p.WorkDays) = (Order, IsInvented, [.. WorkDays.Distinct().Order().Select(d => d.ToString())]);
        (p.OpensAt, p.ClosesAt) = (Minutes(OpensAt), Minutes(ClosesAt));
        p.Index();
    }

    private static int? Minutes(TimeOnly? time) => time is { } t ? t.Hour * 60 + t.Minute : null;

    private static string? Named(OrganisationId? id, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards) => id is { } known ? cards.GetValueOrDefault(known)?.Name : null;
}
