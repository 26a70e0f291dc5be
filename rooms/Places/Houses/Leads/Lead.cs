using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Houses.Leads;

/// <summary>How far a lead has come. Registration is of the product in the market of the house; where none is needed it is passed over. Stored by name.</summary>
internal enum LeadStep { Lead, Samples, Registration, Order }

/// <summary>A product of an organisation on its way to a buyer in the market of a house.</summary>
internal sealed class Lead : GatedRecord
{
    public required LeadId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public required OrganisationId Organisation { get; set; }
    public required ProductId Product { get; set; }

    /// <summary>Who may buy: a name, and the organisation of the register where it is one.</summary>
    public required string PartnerName { get; set; }
    public string? PartnerCountry { get; set; }
    public OrganisationId? Partner { get; set; }

    /// <summary>The day of each step.</summary>
    public required DateOnly LeadOn { get; set; }
    public DateOnly? SamplesOn { get; set; }
    public DateOnly? RegistrationOn { get; set; }
    public DateOnly? OrderOn { get; set; }

    /// <summary>What the order is worth: hundredths of a currency.</summary>
    public long? Worth { get; set; }
    public string? Currency { get; set; }
    public DateOnly? LostOn { get; set; }
    public string? LostReason { get; set; }
    public string? Note { get; set; }
    public required DateTime CreatedAt { get; init; }

    public DateOnly? On(LeadStep step) => step switch { LeadStep.Lead => LeadOn, LeadStep.Samples => SamplesOn, LeadStep.Registration => RegistrationOn, _ => OrderOn };

    /// <summary>The last step that it has come to.</summary>
    public LeadStep Reached() => OrderOn is not null ? LeadStep.Order : RegistrationOn is not null ? LeadStep.Registration : SamplesOn is not null ? LeadStep.Samples : LeadStep.Lead;
}

internal sealed class LeadAtGate() : GatedKind<Lead, LeadId>("lead", null, nameof(Lead.Organisation), nameof(Lead.Product), nameof(Lead.PartnerName), nameof(Lead.PartnerCountry), nameof(Lead.Partner))
{
    protected override LeadId IdOf(Lead record) => record.Id;

    protected override IEnumerable<OrganisationId> Organisations(Lead record) => record.Partner is { } partner ? [record.Organisation, partner] : [record.Organisation];

    protected override Expression<Func<Lead, bool>> Of(IReadOnlyCollection<OrganisationId> ids) => l => ids.Contains(l.Organisation) || l.Partner != null && ids.Contains(l.Partner.Value);

    protected override async Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<Lead> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct)
    {
        var places = some.Select(l => l.PlaceId).Distinct().ToList();
        var countries = await db.Places.Where(p => places.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.CountryCode, ct);
        return
        [
            .. some.Select(l => new GateQuestion(GatePoint.Place, Subject(l.Id.Value), l.PartnerName, Network.PlaceAtGate.Ids([l.Organisation], cards))
            {
                Parties = [new GateParty(false, l.PartnerName, [], l.PartnerCountry, [])], Countries = [countries[l.PlaceId]],
                DependsOn = [.. Network.PlaceAtGate.Ids(Organisations(l), cards).Select(IClearance.Subject), IClearance.Subject(l.Product)],
            }),
        ];
    }
}
