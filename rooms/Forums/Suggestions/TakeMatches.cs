using System.Text.Json;
using Isthmus.Contracts.Partnering;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Files;

namespace Isthmus.Forums.Suggestions;

/// <summary>The organiser takes matches over as requests: chosen ones, or all from a score on. They become a file of requests, which is looked at, confirmed and undone like one that was read in.</summary>
internal static class TakeMatches
{
    private const int Most = 20_000;

    public sealed class Pair
    {
        [Required] public Guid? From { get; set; }
        [Required] public Guid? To { get; set; }
    }

    public sealed class Request
    {
        [MaxLength(2000)] public List<Pair>? Pairs { get; set; }

        /// <summary>In hundredths: all that fit at least so well.</summary>
        [Range(1, 100)] public int? AtLeast { get; set; }
    }

    public static async Task<Outcome<RequestFile>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, TimeProvider clock, CancellationToken ct)
    {
        if (request.Pairs is not { Count: > 0 } && request.AtLeast is null) return Refusal.InvalidField(nameof(Request.Pairs), "forums.matches.noneChosen");
        var found = await ListMatches.Handle(id, who, db, matching, texts, ct);
        if (!found.Succeeded) return found.Refusal;
        var chosen = (request.Pairs ?? []).Select(p => (p.From!.Value, p.To!.Value)).ToHashSet();
        var free = found.Value.Pairs.Where(IsFree).ToList();
        // Somebody asked in the meantime, or it does not fit any more: the list is looked at again.
        if (chosen.Except(free.Select(p => (p.From.Participant.Value, p.To.Participant.Value))).Any()) return Refusal.Conflict("forums.matches-changed");
        var taken = free.Where(p => chosen.Contains((p.From.Participant.Value, p.To.Participant.Value)) || request.AtLeast is { } least && p.Score * 100 >= least).Take(Most).ToList();
        if (taken.Count == 0) return Refusal.InvalidField(nameof(Request.AtLeast), "forums.matches.noneSoGood");
        var now = Instants.Stored(clock);
        var file = new RequestFile
        {
            Id = RequestFileId.New(), EditionId = id, FileName = texts["forums.matches.file", DateOnly.FromDateTime(now).ToString("O", System.Globalization.CultureInfo.InvariantCulture)], At = now, By = who.Actor.User, Warnings = "[]",
            Rows = JsonSerializer.Serialize(taken.Select((p, i) => new WrittenRequest(i + 1, p.From.Name, p.To.Name, "") { FromId = p.From.Participant.Value, ToId = p.To.Participant.Value, Note = p.Note })),
        };
        db.RequestFiles.Add(file);
        db.Doing("forums.take-matches");
        await db.SaveChangesAsync(ct);
        return file;
    }

    /// <summary>Nothing was said between the two yet, or it came to nothing by itself.</summary>
    public static bool IsFree(ListMatches.Row row) => row.Request is null or RequestState.Withdrawn or RequestState.Expired;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/matches/requests", async (EditionId id, Request request, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, matching, texts, clock, ct)).ToResult(f => TypedResults.Created($"/api/forums/{id}/requests/files/{f.Id}", new Saved<RequestFileId>(f.Id, f.Version))))
        .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.matches.take").WithSummary("Puts matches into a file of requests, which is confirmed and undone like one that was read in");
}
