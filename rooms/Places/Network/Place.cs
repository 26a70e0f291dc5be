using Isthmus.Names;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Network;

/// <summary>Stored by name: they never change once landed.</summary>
internal enum PlaceKind { HouseOfInnovation, Park, Cluster, Centre }

/// <summary>How far a place is. It only goes on, except that what is not yet open may be put off and what is closed may open again, with a reason.</summary>
internal enum PlaceStage { Planned, Launching, Operating, Closed }

/// <summary>A house of innovation, a park, a cluster or a centre: where residents, services and facilities are.</summary>
internal sealed class Place : GatedRecord
{
    public required PlaceId Id { get; init; }
    public required PlaceKind Kind { get; set; }
    public required LocalText Name { get; set; }
    public required LocalText About { get; set; }

    /// <summary>ISO 3166 code.</summary>
    public required string CountryCode { get; set; }
    public required string City { get; set; }
    public string? Address { get; set; }

    /// <summary>IANA name: opening hours and bookings are said in its time.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The day there.</summary>
    public DateOnly Today(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)));

    /// <summary>ISO 3166 code of the country whose place it is: abroad, when it stands in another.</summary>
    public string? HomeCountry { get; set; }

    /// <summary>The centre that a cluster belongs to, the house that it is a branch of.</summary>
    public PlaceId? ParentId { get; set; }

    /// <summary>First, second ... among those of the same parent.</summary>
    public int? Order { get; set; }

    /// <summary>Where its history of stages has come to.</summary>
    public required PlaceStage Stage { get; set; }

    /// <summary>When it opened, as finely as it is known: a period in EDTF, <c>2021-07</c>.</summary>
    public string? Opened { get; set; }

    /// <summary>Who owns the place, who runs it, and the management company: different organisations as a rule.</summary>
    public OrganisationId? Owner { get; set; }
    public OrganisationId? Operator { get; set; }
    public OrganisationId? Management { get; set; }

    /// <summary>Roles that went from one organisation to another when the two became one, <c>Operator=id</c>: they go back when that is undone.</summary>
    public IReadOnlyList<string> MovedRoles { get; private set; } = [];

    /// <summary>When it is open: names of weekdays, and minutes from midnight of the place's own clock. Terms of service run in these hours.</summary>
    public IReadOnlyList<string> WorkDays { get; set; } = [];
    public int? OpensAt { get; set; }
    public int? ClosesAt { get; set; }

    /// <summary>Made up, for showing how things look; said wherever it is shown.</summary>
    public bool IsInvented { get; set; }

    /// <summary>Words and sounds to be found by, in any script.</summary>
    public string Search { get; set; } = " ";

    /// <summary>Null: a draft that only those who keep it see.</summary>
    public DateTime? PublishedAt { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Anybody may see it.</summary>
    public bool IsPublic() => PublishedAt is not null && !OnHold;

    public IEnumerable<OrganisationId> Organisations() => new[] { Owner, Operator, Management }.OfType<OrganisationId>().Distinct();

    public void Move(OrganisationId gone, OrganisationId kept)
    {
        if (Owner == gone) (Owner, MovedRoles) = (kept, [.. MovedRoles, $"{nameof(Owner)}={gone}"]);
        if (Operator == gone) (Operator, MovedRoles) = (kept, [.. MovedRoles, $"{nameof(Operator)}={gone}"]);
        if (Management == gone) (Management, MovedRoles) = (kept, [.. MovedRoles, $"{nameof(Management)}={gone}"]);
    }

    public void MoveBack(OrganisationId kept, OrganisationId restored)
    {
        bool Moved(string role) => MovedRoles.Contains($"{role}={restored}");
        if (Owner == kept && Moved(nameof(Owner))) Owner = restored;
        if (Operator == kept && Moved(nameof(Operator))) Operator = restored;
        if (Management == kept && Moved(nameof(Management))) Management = restored;
        MovedRoles = [.. MovedRoles.Where(r => !r.EndsWith($"={restored}", StringComparison.Ordinal))];
    }

    public void Index() => Search = SearchTerms.Column([.. Name.All.Values, .. About.All.Values, City]);
}
