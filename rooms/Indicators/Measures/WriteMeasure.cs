namespace Isthmus.Indicators.Measures;

/// <summary>An officer names what is measured. Its code stays; its unit stays in its dimension once there are figures.</summary>
internal static class WriteMeasure
{
    public const string Unknown = "indicators.no-such-measure";

    public static async Task<Outcome<Measure>> Add(MeasureInput input, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var code = Written.Plain(input.Code);
        if (!MeasureInput.IsCode(code)) return Refusal.InvalidField(nameof(input.Code), "indicators.wrong.code");
        var read = input.Read();
        if (!read.Succeeded) return read.Refusal;
        if (await db.Measures.AnyAsync(m => m.Code == code, ct)) return Refusal.InvalidField(nameof(input.Code), "indicators.wrong.codeTaken");
        var now = Instants.Stored(clock);
        var measure = new Measure { Code = code!, CreatedAt = now };
        measure.Write(read.Value, now);
        db.Measures.Add(measure);
        try { return await db.Save(measure, "indicators.add-measure", ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.InvalidField(nameof(input.Code), "indicators.wrong.codeTaken"); }
    }

    public static async Task<Outcome<Measure>> Edit(string code, MeasureInput input, int? version, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Measures.SingleOrDefaultAsync(m => m.Code == code, ct) is not { } measure) return Refusal.NotFound(Unknown);
        if (measure.Check(version) is { } stale) return stale;
        var read = input.Read();
        if (!read.Succeeded) return read.Refusal;
        if (read.Value.Unit.Dimension != measure.Unit.Dimension && await db.Claims.AnyAsync(c => c.MeasureCode == code, ct)) return Refusal.InvalidField(nameof(input.Unit), "indicators.wrong.unitUsed", measure.Unit.ToString());
        measure.Write(read.Value, Instants.Stored(clock));
        return await db.Save(measure, "indicators.edit-measure", ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/measures", async (MeasureInput body, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Add(body, actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(m => TypedResults.Created($"/api/indicators/measures/{m.Code}", new Saved<string>(m.Code, m.Version)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).Idempotent().WithName("indicators.measures.add").WithSummary("Names what is measured: code, titles, definition, unit");
        api.MapPut("/measures/{code}", async (string code, MeasureInput body, HttpRequest request, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (request.IfMatch() is not { } version) return Refusal.Invalid("indicators.if-match-missing").ToProblem();
                var outcome = await Edit(code, body, version, actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return (Results<Ok<Saved<string>>, Problem>)outcome.ToResult(m => TypedResults.Ok(new Saved<string>(m.Code, m.Version)));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("indicators.measures.change").WithSummary("Replaces titles, definition and unit of a measure; If-Match carries the version that was read");
    }
}
