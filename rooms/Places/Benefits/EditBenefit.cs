using System.Text.Json.Serialization;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>Officers write the catalogue: what the law gives, by which article, from when until when, and to whom.</summary>
internal static class EditBenefit
{
    public const string Unknown = "benefits.no-such-benefit";

    public sealed class Request
    {
        public Guid? Place { get; set; }
        [Required, StringLength(80)] public string? Country { get; set; }
        [Required] public BenefitKind? Kind { get; set; }
        public Said Name { get; set => field = value ?? new(); } = new();
        public Said Amount { get; set => field = value ?? new(); } = new();
        public Said Act { get; set => field = value ?? new(); } = new();
        [Required] public DateOnly? ActDate { get; set; }
        [Required, StringLength(120)] public string? Article { get; set; }
        [StringLength(300)] public string? Link { get; set; }
        [Required] public DateOnly? ValidFrom { get; set; }
        public DateOnly? ValidUntil { get; set; }
        [MaxLength(Benefit.MostConditions)] public List<ConditionInput> Conditions { get; set => field = value ?? []; } = [];
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(Benefit b) => new()
        {
            Place = b.PlaceId?.Value, Country = b.Jurisdiction, Kind = b.Kind, Name = Said(b.Name), Amount = Said(b.Amount), Act = Said(b.Act), ActDate = b.ActDate, Article = b.Article, Link = b.Link, ValidFrom = b.ValidFrom, ValidUntil = b.ValidUntil,
            Conditions = [.. b.Conditions.Select(ConditionInput.Of)], Version = b.Version,
        };

        private static Said Said(LocalText text) => new() { En = text["en"], Ru = text["ru"], Fa = text["fa"] };
    }

    public static async Task<Outcome<Benefit>> Handle(BenefitId? id, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var benefit = id is { } known ? await db.Benefits.SingleOrDefaultAsync(b => b.Id == known, ct) : null;
        if (id is not null && benefit is null) return Refusal.NotFound(Unknown);
        if (benefit?.Check(version) is { } stale) return stale;
        var faults = new List<FieldRefusal>();
        // A line of the form in which nothing was chosen is no condition.
        var conditions = request.Conditions.Select((c, i) => (Input: c, At: $"Conditions[{i}]")).Where(x => x.Input.Fact is not null).Select(x => ConditionRules.Read(x.Input, x.At, [], faults)).ToList();
        foreach (var (field, said) in new[] { (nameof(Request.Name), request.Name), (nameof(Request.Amount), request.Amount), (nameof(Request.Act), request.Act) })
            if (said.Neat().IsEmpty()) faults.Add(new($"{field}.En", "ui.validation.required"));
        var country = ConditionRules.Country(request.Country);
        if (country is null) faults.Add(new(nameof(Request.Country), "residents.wrong.country"));
        if (request.Article?.Trim() is not { Length: > 0 } article) { faults.Add(new(nameof(Request.Article), "ui.validation.required")); article = ""; }
        if (request.ValidFrom is not { Year: >= 1900 and <= 2200 } from || request.ActDate is not { Year: >= 1900 and <= 2200 } act || request.Kind is not { } kind) { faults.Add(new(nameof(Request.ValidFrom), "ui.validation.required")); return Refusal.InvalidFields(faults); }
        if (request.ValidUntil < from || request.ValidUntil?.Year > 2200) faults.Add(new(nameof(Request.ValidUntil), "benefits.wrong.until"));
        var link = Web(request.Link);
        if (link is null && !string.IsNullOrWhiteSpace(request.Link)) faults.Add(new(nameof(Request.Link), "benefits.wrong.link"));
        if (request.Place is { } place && (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PlaceId(place), ct))?.CountryCode != country) faults.Add(new(nameof(Request.Place), "benefits.wrong.place"));
        if (faults.Count > 0) return Refusal.InvalidFields(faults);

        LocalText Local(Said s) => s.Neat() is var n ? LocalText.Of(n.En, n.Ru, n.Fa) : null!;
        var fresh = benefit is null;
        benefit ??= new() { Id = BenefitId.New(), Jurisdiction = country!, Kind = kind, Name = Local(request.Name), Amount = Local(request.Amount), Act = Local(request.Act), ActDate = act, Article = article, ValidFrom = from, CreatedAt = Instants.Stored(clock) };
        (benefit.PlaceId, benefit.Jurisdiction, benefit.Kind, benefit.Name, benefit.Amount, benefit.Act) = (request.Place is { } p ? new PlaceId(p) : null, country!, kind, Local(request.Name), Local(request.Amount), Local(request.Act));
        (benefit.ActDate, benefit.Article, benefit.Link, benefit.ValidFrom, benefit.ValidUntil) = (act, article, link, from, request.ValidUntil);
        benefit.Conditions = [.. conditions.OfType<Condition>()];
        if (fresh) db.Benefits.Add(benefit);
        return await Save(benefit, fresh ? "benefits.add" : "benefits.edit", db, ct);
    }

    public static async Task<Outcome<Benefit>> Publish(BenefitId id, bool publish, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Benefits.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } benefit) return Refusal.NotFound(Unknown);
        benefit.PublishedAt = publish ? benefit.PublishedAt ?? Instants.Stored(clock) : null;
        return await Save(benefit, publish ? "benefits.publish" : "benefits.unpublish", db, ct);
    }

    private static async Task<Outcome<Benefit>> Save(Benefit benefit, string action, PlacesDb db, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(benefit.Version); }
        return benefit;
    }

    private static string? Web(string? written)
    {
        var text = (written ?? "").Trim();
        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url!.Host.Contains('.', StringComparison.Ordinal) && url.UserInfo.Length == 0 && url.AbsoluteUri.Length <= 300 ? url.AbsoluteUri : null;
    }

    public static void Map(RouteGroupBuilder benefits)
    {
        benefits.MapPost("/", async (Request body, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Handle(null, body, null, actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(b => TypedResults.Created($"/api/benefits/{b.Id}", ListBenefits.View.Of(b)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("benefits.add").WithSummary("Adds a benefit to the catalogue, as a draft");
        benefits.MapPut("/{benefit}", async (BenefitId benefit, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Handle(benefit, body, request.IfMatch(), actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(b => TypedResults.Ok(ListBenefits.View.Of(b)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("benefits.edit").WithSummary("Changes a benefit");
        benefits.MapPut("/{benefit}/publication", async (BenefitId benefit, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Publish(benefit, true, actor.Actor, db, clock, ct)).ToResult(b => TypedResults.Ok(ListBenefits.View.Of(b))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("benefits.publish").WithSummary("Shows a benefit to everybody");
        benefits.MapDelete("/{benefit}/publication", async (BenefitId benefit, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Publish(benefit, false, actor.Actor, db, clock, ct)).ToResult(b => TypedResults.Ok(ListBenefits.View.Of(b))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("benefits.unpublish").WithSummary("Makes a benefit a draft again");
    }
}
