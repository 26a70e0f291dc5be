using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>What an organisation has a right to as of a day: from a profile typed in, of which nothing is kept, or from the record of a residency.</summary>
internal static class CheckBenefits
{
    public sealed class Request : IHasFacts
    {
        public Guid? Place { get; set; }

        /// <summary>Where the organisation is registered: a code, or a name in a language of the site.</summary>
        [StringLength(80)] public string? Country { get; set; }
        public FactsInput Facts { get; set => field = value ?? new(); } = new();
        public Residence? Residence { get; set; }
        public DateOnly? ResidentSince { get; set; }
        public DateOnly? On { get; set; }
    }

    public sealed record ConditionView(Fact Fact, Test Test, decimal? Number, IReadOnlyList<string> Values, string? Currency, Verdict Verdict);

    public sealed record View(BenefitId Id, string Name, BenefitKind Kind, string Amount, Verdict Verdict, Ground Ground, string Reason, IReadOnlyList<Fact> Needs, IReadOnlyList<ConditionView> Conditions, string Act, string Article, DateOnly ActDate)
    {
        public static View Of(BenefitAnswer a, Texts t, Formats f) => new(a.Benefit.Id, a.Benefit.Name.In(t.Language.Code), a.Benefit.Kind, a.Benefit.Amount.In(t.Language.Code), a.Verdict, a.Ground, BenefitWords.Why(a, t, f), [.. a.Needs],
            [.. a.Answers.Select(x => new ConditionView(x.Condition.Fact, x.Condition.Test, x.Condition.Number, x.Condition.Values, x.Condition.Currency, x.Verdict))], a.Benefit.Act.In(t.Language.Code), a.Benefit.Article, a.Benefit.ActDate);
    }

    public static async Task<Outcome<List<BenefitAnswer>>> Handle(Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(Instants.Stored(clock));
        var faults = new List<FieldRefusal>();
        var facts = request.Facts.Read("Facts.", request.On > today ? request.On.Value : today, faults);
        var country = string.IsNullOrWhiteSpace(request.Country) ? null : ConditionRules.Country(request.Country);
        if (country is null && !string.IsNullOrWhiteSpace(request.Country)) faults.Add(new(nameof(Request.Country), "residents.wrong.country"));
        if (request.On is { } on && on.Year is < 1900 or > 2200) faults.Add(new(nameof(Request.On), "ui.validation.value"));
        if (request.ResidentSince is not null && request.Residence is Residence.None or Residence.Applicant) faults.Add(new(nameof(Request.ResidentSince), "residents.wrong.residentSince"));
        Network.Place? place = null;
        if (request.Place is { } wanted && (place = await PublicPlaces.Find(actor, new PlaceId(wanted), db, ct)) is null) faults.Add(new(nameof(Request.Place), "ui.validation.choose"));
        if (faults.Count > 0) return Refusal.InvalidFields(faults);
        var profile = new Profile { Cluster = place?.Id, Jurisdiction = place?.CountryCode, Country = country, Facts = facts!, Residence = request.Residence, ResidentSince = request.ResidentSince };
        return Answers(await Published(db, ct), profile, request.On ?? today);
    }

    /// <summary>From the record, as its organisation and officers see it.</summary>
    public static async Task<Outcome<List<BenefitAnswer>>> OfResident(ResidentId id, DateOnly? on, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToSee(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (on is { Year: < 1900 or > 2200 }) return Refusal.InvalidField("on", "ui.validation.value");
        return Answers(await Published(db, ct), await ProfileOf(found.Value, db, ct), on ?? DateOnly.FromDateTime(Instants.Stored(clock)));
    }

    public static async Task<Profile> ProfileOf(Resident r, PlacesDb db, CancellationToken ct)
    {
        var documents = await db.ResidentDocuments.Where(d => d.ResidentId == r.Id && d.DocumentKind != null).Select(d => d.DocumentKind!).Distinct().ToListAsync(ct);
        return Eligibility.Of(r, await db.Cluster(r.PlaceId, ct), documents);
    }

    private static Task<List<Benefit>> Published(PlacesDb db, CancellationToken ct) => db.Benefits.AsNoTracking().Where(b => b.PublishedAt != null).OrderBy(b => b.Id).ToListAsync(ct);

    private static List<BenefitAnswer> Answers(List<Benefit> benefits, Profile profile, DateOnly day) => [.. Calculator.All(benefits, profile, day)];

    public static void Map(RouteGroupBuilder benefits, RouteGroupBuilder residents)
    {
        benefits.MapPost("/check", async (Request body, CurrentActor actor, PlacesDb db, Texts texts, Formats formats, TimeProvider clock, CancellationToken ct) =>
                (await Handle(body, actor.Actor, db, clock, ct)).ToResult(a => TypedResults.Ok(a.Select(x => View.Of(x, texts, formats)).ToList())))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("benefits.check").WithSummary("Each benefit for a profile as of a day: yes, no or unknown, with its reason and article; nothing is stored");
        residents.MapGet("/{resident}/benefits", async (ResidentId resident, DateOnly? on, CurrentActor actor, PlacesDb db, Texts texts, Formats formats, TimeProvider clock, CancellationToken ct) =>
                (await OfResident(resident, on, actor.Actor, db, clock, ct)).ToResult(a => TypedResults.Ok(a.Select(x => View.Of(x, texts, formats)).ToList())))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("residents.benefits").WithSummary("Each benefit for a residency as its record is, as of a day");
    }
}
