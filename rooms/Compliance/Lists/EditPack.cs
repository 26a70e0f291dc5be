using System.Text.RegularExpressions;
using Isthmus.Compliance.Rescreening;
using Isthmus.Platform.Jobs;

namespace Isthmus.Compliance.Lists;

/// <summary>Chooses a list to screen against, or changes its name, its age limit, its key, or whether it is used. Every such choice is an audited decision that screens everything again.</summary>
internal static partial class EditPack
{
    internal sealed class Request
    {
        [Required, StringLength(ListPack.LongestCode)] public string? Code { get; set; }
        [Required, StringLength(200)] public string? Title { get; set; }
        [Required, Range(1, ListPack.LongestAge)] public int? MostDays { get; set; } = 7;
        [StringLength(4000), Lines] public string? PublicKey { get; set; }
        public bool InUse { get; set; } = true;
        public int? Version { get; set; }

        public static Request Of(ListPack p) => new() { Code = p.Code, Title = p.Title, MostDays = p.MostDays, PublicKey = p.PublicKey, InUse = p.InUse, Version = p.Version };
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();

    public static bool IsCode(string text) => CodeShape().IsMatch(text);

    public static async Task<Outcome<ListPack>> Add(Request request, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() && actor.Kind != ActorKind.System) return Refusal.Forbidden();
        if (request.Code is not { } code || !IsCode(code)) return Refusal.InvalidField(nameof(request.Code), "compliance.wrong.code");
        if (WrongKey(request) is { } wrong) return wrong;
        if (await db.Packs.AnyAsync(p => p.Code == code, ct)) return Refusal.Conflict("compliance.pack-taken", code);
        var pack = ListPack.Of(code, request.Title!.Trim(), request.MostDays!.Value, Key(request), isInvented: false, Instants.Stored(clock));
        db.Packs.Add(pack);
        // A list in use without a version holds everything: that is what its choice means, and it is said on the page.
        db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
        db.Doing("compliance.add-list");
        try { await db.SaveChangesAsync(ct); }
        catch (Exception e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("compliance.pack-taken", code); }
        return pack;
    }

    public static async Task<Outcome<ListPack>> Change(string code, Request request, Actor actor, ComplianceDb db, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer()) return Refusal.Forbidden();
        if (await db.Packs.SingleOrDefaultAsync(p => p.Code == code, ct) is not { } pack) return Refusal.NotFound();
        if (pack.Check(request.Version) is { } stale) return stale;
        if (WrongKey(request) is { } wrong) return wrong;
        var screensAnew = pack.InUse != request.InUse || pack.MostDays != request.MostDays;
        pack.Change(request.Title!.Trim(), request.MostDays!.Value, request.InUse, Key(request));
        if (screensAnew) db.Enqueue(Rescreen.JobKind, new Rescreen.Args());
        db.Doing(request.InUse ? "compliance.change-list" : "compliance.drop-list");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(pack.Version); }
        return pack;
    }

    private static string? Key(Request request) => string.IsNullOrWhiteSpace(request.PublicKey) ? null : request.PublicKey.Trim();

    private static Refusal? WrongKey(Request request) =>
        Key(request) is { } key && !PublisherKey.IsUsable(key) ? Refusal.InvalidField(nameof(request.PublicKey), "compliance.wrong.key") : null;
}
