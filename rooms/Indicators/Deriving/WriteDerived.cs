using Isthmus.Figures.Deriving;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Deriving;

/// <summary>An officer has a figure worked out of claims: growth, share, index …</summary>
internal static class WriteDerived
{
    internal sealed class Request
    {
        [StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [Required] public Formula? Formula { get; set; }

        /// <summary>In the order of the formula: earlier before later, parts before the whole, a value before its growth.</summary>
        [Required, MinLength(1), MaxLength(DerivedTables.MostInputs)] public List<ClaimId>? Inputs { get; set; }

        /// <summary>What the result is a figure of: a measure, a subject and a period, so that it is drawn among what was said. All three or none.</summary>
        [StringLength(Measures.MeasureTables.Code)] public string? Measure { get; set; }
        [StringLength(SubjectKey.Longest)] public string? Subject { get; set; }
        [StringLength(40)] public string? Period { get; set; }
    }

    public static async Task<Outcome<DerivedFigure>> Add(Request request, Actor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var read = await Read(request, db, Instants.Stored(clock), ct);
        if (read is not null) return read;
        var derived = new DerivedFigure { Id = DerivedId.New(), CreatedAt = Instants.Stored(clock) };
        derived.Write(Title(request), request.Formula!.Value, request.Inputs!);
        if (await StandFor(derived, request, organisations, db, Instants.Stored(clock), ct) is { } unfit) return unfit;
        db.Derived.Add(derived);
        return await db.Save(derived, "indicators.derive", ct);
    }

    public static async Task<Outcome<DerivedFigure>> Remove(DerivedId id, Actor actor, IndicatorsDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Derived.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } derived) return Refusal.NotFound("indicators.no-such-derived");
        db.Derived.Remove(derived);
        return await db.Save(derived, "indicators.remove-derived", ct);
    }

    // It is a figure of a measure only where it can be told in the measure's unit.
    private static async Task<Refusal?> StandFor(DerivedFigure derived, Request request, IOrganisations organisations, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var (code, subject, period) = (Written.Plain(request.Measure), Written.Plain(request.Subject), Written.Plain(request.Period));
        if (code is null && subject is null && period is null) return null;
        if (await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.Code == code, ct) is not { } measure) return Refusal.InvalidField(nameof(request.Measure), "indicators.wrong.measure");
        if (SubjectKey.Read(subject) is not var (key, _)) return Refusal.InvalidField(nameof(request.Subject), "indicators.wrong.subject");
        if (!Figures.Periods.Period.TryParse(period, out var of)) return Refusal.InvalidField(nameof(request.Period), "indicators.wrong.period");
        var inputs = await SaidClaims.Standing(derived.Inputs, now, db, ct);
        if (WorkOut.Of(derived.Formula, [.. derived.Inputs.Select(i => inputs[i])]).Derived is not { } result || result.Figure.Unit.Dimension != measure.Unit.Dimension) return Refusal.InvalidField(nameof(request.Measure), "indicators.wrong.unitOfMeasure", measure.Unit.ToString());
        if (await FindSubject.Of(key, new([]), organisations, db, ct) is not null) return Refusal.InvalidField(nameof(request.Subject), "indicators.wrong.subject");
        derived.StandFor(measure.Code, key, of);
        return null;
    }

    private static LocalText Title(Request request) => LocalText.Of(Written.Plain(request.TitleEn), Written.Plain(request.TitleRu), Written.Plain(request.TitleFa));

    private static async Task<Refusal?> Read(Request request, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        if (Title(request).IsEmpty) return Refusal.InvalidField(nameof(request.TitleEn), "ui.validation.required");
        if (request.Formula is not { } formula || !Enum.IsDefined(formula)) return Refusal.InvalidField(nameof(request.Formula), "ui.validation.value");
        var standing = await SaidClaims.Standing(request.Inputs ?? [], now, db, ct);
        if (request.Inputs is not { Count: > 0 } inputs || !inputs.TrueForAll(standing.ContainsKey)) return Refusal.InvalidField(nameof(request.Inputs), "indicators.wrong.inputs");
        var (least, most) = WorkOut.Inputs(formula);
        if (inputs.Count < least || inputs.Count > most) return Refusal.InvalidField(nameof(request.Inputs), "indicators.wrong.inputCount", least, most);
        // What stands in the way is told now, not on the public page.
        return WorkOut.Of(formula, [.. inputs.Select(i => standing[i])]).Obstacle is { } obstacle ? Refusal.InvalidField(nameof(request.Inputs), $"indicators.obstacle.{char.ToLowerInvariant(obstacle.ToString()[0])}{obstacle.ToString()[1..]}") : null;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/derived", async (Request body, CurrentActor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Add(body, actor.Actor, organisations, db, clock, ct)).ToResult(d => TypedResults.Created($"/api/indicators/derived/{d.Id}", new Saved<DerivedId>(d.Id, d.Version))))
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("indicators.derived.add").WithSummary("Has a figure worked out of public claims");
        api.MapDelete("/derived/{derived}", async (DerivedId derived, CurrentActor actor, IndicatorsDb db, CancellationToken ct) =>
                (await Remove(derived, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("indicators.derived.remove").WithSummary("Removes a derived figure; its inputs stay");
    }
}
