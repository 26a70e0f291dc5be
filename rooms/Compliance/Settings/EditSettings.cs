using Isthmus.Compliance.Rescreening;

namespace Isthmus.Compliance.Settings;

/// <summary>Changes from which likeness on a name is referred. A recorded decision that screens everything again.</summary>
internal static class EditSettings
{
    internal sealed class Request
    {
        [Required, Range(GateSettings.LeastThreshold, GateSettings.MostThreshold)] public double? PartyThreshold { get; set; }
        public int? Version { get; set; }

        public static Request Of(GateSettings s) => new() { PartyThreshold = s.PartyThreshold, Version = s.Version };
    }

    internal sealed record View(double PartyThreshold, int Version)
    {
        public static View Of(GateSettings s) => new(s.PartyThreshold, s.Version);
    }

    /// <summary>As they are; before anybody has changed them, the defaults as version 0.</summary>
    public static async Task<GateSettings> Current(ComplianceDb db, CancellationToken ct) => await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new GateSettings();

    public static async Task<Outcome<GateSettings>> Handle(Request request, Actor actor, ComplianceDb db, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer()) return Refusal.Forbidden();
        if (request.PartyThreshold is not (>= GateSettings.LeastThreshold and <= GateSettings.MostThreshold)) return Refusal.InvalidField(nameof(request.PartyThreshold), "compliance.wrong.threshold");
        var settings = await db.Settings.SingleOrDefaultAsync(ct) ?? new GateSettings();
        if (settings.Check(request.Version) is { } stale) return stale;
        if (settings.PartyThreshold == request.PartyThreshold) return settings;
        if (db.Entry(settings).State == EntityState.Detached) db.Settings.Add(settings);
        settings.PartyThreshold = request.PartyThreshold.Value;
        db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
        db.Doing("compliance.change-settings");
        try { await db.SaveChangesAsync(ct); }
        // Two first changes at once are two rows of one key.
        catch (Exception e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Stale((await Current(db, ct)).Version); }
        return settings;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/settings", async (HttpResponse response, ComplianceDb db, CancellationToken ct) =>
        {
            var settings = await Current(db, ct);
            response.SetETag(settings);
            return TypedResults.Ok(View.Of(settings));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ShowGateSettings").WithSummary("How strict the gate is.");

        api.MapPut("/settings", async (Request body, HttpRequest request, HttpResponse response, CurrentActor who, ComplianceDb db, CancellationToken ct) =>
        {
            body.Version = request.IfMatch() ?? body.Version;
            var outcome = await Handle(body, who.Actor, db, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(s => TypedResults.Ok(View.Of(s)));
        }).RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ChangeGateSettings").WithSummary("Changes from which likeness on (0.2 to 0.9) a name is referred; everything is screened again.");
    }
}
