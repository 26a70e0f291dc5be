using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>Adds, changes and removes the types through which people register. More seats go to those who wait in the same transaction.</summary>
internal static class EditRegistrationType
{
    private const string Unknown = "forums.no-such-registration-type";

    public sealed class Request
    {
        [StringLength(200)] public string? NameEn { get; set; }
        [StringLength(200)] public string? NameRu { get; set; }
        [StringLength(200)] public string? NameFa { get; set; }

        /// <summary>Seats, accompanying people included; without it as many as come.</summary>
        [Range(1, 100_000)] public int? Capacity { get; set; }
        public bool NeedsApproval { get; set; }

        /// <summary>First and last day on which people can register, where the edition is held.</summary>
        public DateOnly? OpensOn { get; set; }
        public DateOnly? ClosesOn { get; set; }
        public bool ByInvitation { get; set; }
        [Range(0, RegistrationType.MostCompanions)] public int MaxCompanions { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<RegistrationType>> Add(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (Fault(request) is { } fault) return fault;
        var type = new RegistrationType { Id = RegistrationTypeId.New(), EditionId = id, Name = LocalText.Of(null, null, null), Place = 1 + await db.RegistrationTypes.CountAsync(t => t.EditionId == id, ct), CreatedAt = Instants.Stored(clock) };
        Put(type, request, found.Value);
        db.RegistrationTypes.Add(type);
        db.Doing("forums.add-registration-type");
        await db.SaveChangesAsync(ct);
        return type;
    }

    public static async Task<Outcome<RegistrationType>> Change(EditionId id, RegistrationTypeId typeId, Request request, int? version, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (Fault(request) is { } fault) return fault;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Seats.Lock(db, typeId, ct) is not { } seats || await db.RegistrationTypes.SingleOrDefaultAsync(t => t.Id == typeId && t.EditionId == id, ct) is not { } type) return Refusal.NotFound(Unknown);
        if (type.Check(version) is { } stale) return stale;
        if (request.Capacity < seats.Taken) return Refusal.InvalidField(nameof(Request.Capacity), "forums.reg.capacityTaken", seats.Taken);
        Put(type, request, found.Value);
        seats.Capacity = type.Capacity;
        var now = Instants.Stored(clock);
        foreach (var next in await seats.Promote(now, ct)) db.Send(mail.Promoted(next, found.Value, type));
        db.Doing("forums.edit-registration-type");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        await seats.Write(ct);
        await transaction.CommitAsync(ct);
        return type;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, RegistrationTypeId typeId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.RegistrationTypes.SingleOrDefaultAsync(t => t.Id == typeId && t.EditionId == id, ct) is not { } type) return Refusal.NotFound(Unknown);
        if (await db.Registrants.AnyAsync(r => r.TypeId == typeId, ct)) return Refusal.Conflict("forums.registration-type-in-use");
        db.Questions.RemoveRange(await db.Questions.Where(q => q.TypeId == typeId).ToListAsync(ct));
        db.RegistrationTypes.Remove(type);
        db.Doing("forums.remove-registration-type");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("forums.registration-type-in-use"); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static Request Form(RegistrationType t, ForumEdition edition) => new()
    {
        NameEn = t.Name["en"], NameRu = t.Name["ru"], NameFa = t.Name["fa"], Capacity = t.Capacity, NeedsApproval = t.NeedsApproval, ByInvitation = t.InvitationKey is not null, MaxCompanions = t.MaxCompanions, Version = t.Version,
        OpensOn = t.OpensAt is { } from ? Day(from, edition) : null, ClosesOn = t.ClosesAt is { } to ? Day(to, edition).AddDays(-1) : null,
    };

    private static Refusal? Fault(Request request)
    {
        if (LocalText.Of(request.NameEn, request.NameRu, request.NameFa).IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        foreach (var (field, day) in new[] { (nameof(Request.OpensOn), request.OpensOn), (nameof(Request.ClosesOn), request.ClosesOn) })
            if (day is { } d && !EventDates.CanBe(d)) return EventDates.Far(field);
        return request.ClosesOn < request.OpensOn ? Refusal.InvalidField(nameof(Request.ClosesOn), "forums.edition.backwards") : null;
    }

    private static void Put(RegistrationType type, Request request, ForumEdition edition)
    {
        (type.Name, type.Capacity, type.NeedsApproval, type.MaxCompanions) = (LocalText.Of(request.NameEn, request.NameRu, request.NameFa), request.Capacity, request.NeedsApproval, request.MaxCompanions);
        (type.OpensAt, type.ClosesAt) = (request.OpensOn is { } from ? Midnight(from, edition) : null, request.ClosesOn is { } to ? Midnight(to.AddDays(1), edition) : null);
        // To take the invitation back and ask for it again makes a new link.
        type.InvitationKey = request.ByInvitation ? type.InvitationKey ?? RegistrationType.NewKey() : null;
    }

    private static DateTime Midnight(DateOnly day, ForumEdition edition) => ZoneTime.ToUtc(day, TimeOnly.MinValue, edition.TimeZone);

    private static DateOnly Day(DateTime utc, ForumEdition edition) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, edition.TimeZone));

    public sealed record Row(RegistrationTypeId Id, IReadOnlyDictionary<string, string> Name, int? Capacity, int Taken, bool NeedsApproval, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, bool ByInvitation, int MaxCompanions, int Version);

    private static async Task<Outcome<List<Row>>> List(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var types = await db.RegistrationTypes.AsNoTracking().Where(t => t.EditionId == id && (who.Actor.IsOrganiser || t.InvitationKey == null)).OrderBy(t => t.Place).ToListAsync(ct);
        return types.ConvertAll(t => new Row(t.Id, t.Name.All, t.Capacity, t.Taken, t.NeedsApproval, t.OpensAt, t.ClosesAt, t.InvitationKey is not null, t.MaxCompanions, t.Version));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/registration-types", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, who, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.registration-types.list").WithSummary("The types through which people register; those by invitation for organisers only");
        api.MapPost("/{id}/registration-types", async (EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Add(id, request, who, db, clock, ct)).ToResult(t => TypedResults.Created($"/api/forums/{id}/registration-types", new Saved<RegistrationTypeId>(t.Id, t.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.registration-types.add").WithSummary("Adds a type through which people register");
        api.MapPut("/{id}/registration-types/{type}", async (EditionId id, RegistrationTypeId type, Request request, HttpRequest http, CurrentActor who, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Change(id, type, request, http.IfMatch(), who, db, mail, clock, ct)).ToResult(t => TypedResults.Ok(new Saved<RegistrationTypeId>(t.Id, t.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.registration-types.change").WithSummary("Changes a type; more seats go to those who wait, fewer than are taken are refused");
        api.MapDelete("/{id}/registration-types/{type}", async (EditionId id, RegistrationTypeId type, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Remove(id, type, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.registration-types.remove").WithSummary("Removes a type for which nobody registered");
    }
}
