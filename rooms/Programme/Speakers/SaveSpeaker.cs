using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Audit;
using Isthmus.Programme.Clearing;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Speakers;

/// <summary>Adds, changes and removes speakers. Nobody needs an account to speak.</summary>
internal static class SaveSpeaker
{
    public const string Unknown = "programme.no-such-speaker";
    private const int Most = 3000;

    public sealed class Request
    {
        [Required, StringLength(200)] public string? Name { get; set; }
        [StringLength(300)] public string? Organisation { get; set; }
        [StringLength(3000), Lines] public string? Biography { get; set; }

        /// <summary>For the organisers only; never public.</summary>
        [EmailAddress, StringLength(254)] public string? Email { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

        /// <summary>The speaker is who has the account with this address: the sessions stand on that person's first page, and go with the account.</summary>
        public bool HasAccount { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Speaker>> Handle(EditionId id, SpeakerId? which, Request request, int? version, CurrentActor who, IEditions editions, IAccounts accounts, ProgrammeDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var account = request is { HasAccount: true, Email: { } address } ? await accounts.OfEmail(address, ct) : null;
        if (request.HasAccount && account is null) return Refusal.InvalidField(nameof(Request.HasAccount), "programme.unknown.account");
        var known = which is { } one ? await db.Speakers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == one && s.EditionId == id, ct) : null;
        if (which is not null && known is null) return Refusal.NotFound(Unknown);
        if (known?.Check(version) is { } stale) return stale;
        var asked = (await gate.Ask([(which ?? SpeakerId.New(), new SpeakerText(request.Name!.Trim(), Blank(request.Organisation), Blank(request.Biography)))], ct))[0];
        var written = await Write(id, known, asked, request, account?.Id, db, clock, ct);
        if (!written.Succeeded && which is null) await SpeakerGate.Drop([asked.Id], db, ct);
        return written;
    }

    private static async Task<Outcome<Speaker>> Write(EditionId id, Speaker? known, SpeakerAnswer asked, Request request, UserId? account, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var turn = await Turn.Take(id, db, ct);
        var speaker = known is null ? null : await db.Speakers.SingleOrDefaultAsync(s => s.Id == known.Id, ct);
        if (known is not null && speaker is null) return Refusal.NotFound(Unknown);
        // Of two who change it at the same moment the gate was asked about what one of them saves.
        if (speaker is not null && speaker.Version != known!.Version) return Refusal.Conflict("programme.changed-meanwhile");
        if (speaker is null)
        {
            if (await db.Speakers.CountAsync(s => s.EditionId == id, ct) >= Most) return Refusal.Conflict("programme.too-many-speakers", Most);
            db.Speakers.Add(speaker = new() { Id = asked.Id, EditionId = id, Uid = asked.Id.Value });
        }
        (speaker.Name, speaker.Organisation, speaker.Biography) = asked.Text;
        (speaker.Email, speaker.User) = (request.Email, account);
        speaker.Stand(asked.Clearance);
        db.Doing(known is null ? "programme.add-speaker" : "programme.edit-speaker");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return speaker;
    }

    /// <summary>The speaker goes, out of the sessions and with what the audit says of the person.</summary>
    public static async Task<Outcome<Done>> Remove(EditionId id, SpeakerId which, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        if (await db.Speakers.SingleOrDefaultAsync(s => s.Id == which && s.EditionId == id, ct) is not { } speaker) return Refusal.NotFound(Unknown);
        db.SessionSpeakers.RemoveRange(await db.SessionSpeakers.Where(l => l.SpeakerId == which).ToListAsync(ct));
        db.Speakers.Remove(speaker);
        db.Doing("programme.remove-speaker");
        try { await turn.Commit(clock, ct, () => PayloadErasure.Erase(db, null, [speaker.Subject], AccountErased.Placeholder, ct)); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return default(Done);
    }

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Request Form(Speaker s) => new() { Name = s.Name, Organisation = s.Organisation, Biography = s.Biography, Email = s.Email, HasAccount = s.User is not null, Version = s.Version };

    public sealed record Row(SpeakerId Id, string? Name, string? Organisation, string? Biography, string? Email, UserId? Account, bool OnHold, int Version);

    public static IQueryable<Speaker> Matching(ProgrammeDb db, EditionId id, string text)
    {
        var query = db.Speakers.AsNoTracking().Where(s => s.EditionId == id);
        if (text.Length == 0) return query;
        var lower = text.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(s => s.Name!.ToLower().Contains(lower) || s.Name!.Contains(text) || s.Organisation!.ToLower().Contains(lower) || s.Organisation!.Contains(text));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    private static async Task<Outcome<CursorPage<Row>>> List(EditionId id, string text, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, text);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new SpeakerId(guid);
            query = query.Where(s => s.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(s => s.Id).Take(take + 1).Select(s => new Row(s.Id, s.Name, s.Organisation, s.Biography, s.Email, s.User, s.OnHold, s.Version)).ToListAsync(ct);
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/speakers", async (EditionId id, string? q, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) =>
                (await List(id, q?.Trim() ?? "", cursor, limit, who, editions, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .RequireAccess(Policies.Organiser, "programme:read").WithName("programme.speakers.list").WithSummary("The speakers, with their addresses: for organisers");
        api.MapPost("/speakers", async (EditionId id, Request request, CurrentActor who, IEditions editions, IAccounts accounts, ProgrammeDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, editions, accounts, db, gate, clock, ct)).ToResult(s => TypedResults.Created($"/api/forums/{id}/programme/speakers", new Saved<SpeakerId>(s.Id, s.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").Idempotent().WithName("programme.speakers.add").WithSummary("Adds a speaker");
        api.MapPut("/speakers/{speaker}", async (EditionId id, SpeakerId speaker, Request request, HttpRequest http, CurrentActor who, IEditions editions, IAccounts accounts, ProgrammeDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, speaker, request, http.IfMatch(), who, editions, accounts, db, gate, clock, ct)).ToResult(s => TypedResults.Ok(new Saved<SpeakerId>(s.Id, s.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.speakers.change").WithSummary("Changes a speaker");
        api.MapDelete("/speakers/{speaker}", async (EditionId id, SpeakerId speaker, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Remove(id, speaker, who, editions, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.speakers.remove").WithSummary("Removes a speaker, out of the sessions as well");
    }
}
