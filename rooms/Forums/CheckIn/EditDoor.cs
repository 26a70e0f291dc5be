using System.Buffers.Text;
using System.Security.Cryptography;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.CheckIn;

/// <summary>Makes the secret link with which a helper's phone scans, and takes it back.</summary>
internal static class EditDoor
{
    public sealed class Request
    {
        /// <summary>Whose phone it is, or where it stands.</summary>
        [Required, StringLength(100)] public string? Name { get; set; }
    }

    public static async Task<Outcome<Door>> Add(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var door = new Door { Id = DoorId.New(), EditionId = id, Name = request.Name!.Trim(), Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)), MadeAt = Instants.Stored(clock) };
        db.Doors.Add(door);
        db.Doing("forums.add-door");
        await db.SaveChangesAsync(ct);
        return door;
    }

    public static async Task<Outcome<Door>> Revoke(EditionId id, DoorId doorId, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Doors.SingleOrDefaultAsync(d => d.Id == doorId && d.EditionId == id, ct) is not { } door) return Refusal.NotFound(DoorLookup.Unknown);
        door.RevokedAt ??= Instants.Stored(clock);
        db.Doing("forums.revoke-door");
        await db.SaveChangesAsync(ct);
        return door;
    }

    public sealed record Answer(DoorId Id, string Key);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/doors", async (EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Add(id, request, who, db, clock, ct)).ToResult(d => TypedResults.Created($"/api/forums/{id}/check-in", new Answer(d.Id, d.Key))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.doors.add").WithSummary("Makes the link with which a phone scans: /door/{key}");
        api.MapDelete("/{id}/doors/{door}", async (EditionId id, DoorId door, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Revoke(id, door, who, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.doors.revoke").WithSummary("Closes the link of a phone; what it scanned stays");
    }
}

internal static class DoorLookup
{
    public const string Unknown = "forums.no-such-door";

    /// <summary>The door that a secret link opens, as long as it was not revoked.</summary>
    public static async Task<Door?> DoorOf(this ForumsDb db, string? key, CancellationToken ct) =>
        string.IsNullOrEmpty(key) ? null : await db.Doors.AsNoTracking().SingleOrDefaultAsync(d => d.Key == key && d.RevokedAt == null, ct);
}
