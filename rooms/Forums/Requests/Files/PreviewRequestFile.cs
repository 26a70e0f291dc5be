using System.Text.Json;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests.Files;

/// <summary>What confirming a file would do, against the participants and requests of this moment.</summary>
internal static class PreviewRequestFile
{
    public sealed record Shown(RequestFile File, RequestPreview Preview, IReadOnlyDictionary<ParticipantId, Participant> Participants);

    public static async Task<Outcome<Shown>> Handle(EditionId id, RequestFileId fileId, IReadOnlyDictionary<string, ParticipantId?> chosen, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var file = await db.RequestFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.EditionId == id, ct);
        if (file is null) return Refusal.NotFound("forums.no-such-file");
        var rows = JsonSerializer.Deserialize<List<WrittenRequest>>(file.Rows) ?? [];
        // Cancelled ones are known too: their rows are told apart from names that nobody has.
        var participants = await db.Participants.AsNoTracking().Where(p => p.EditionId == id).OrderBy(p => p.Name).ToListAsync(ct);
        var live = await db.Requests.Where(r => r.EditionId == id && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Vetoed)).ToListAsync(ct);
        var names = await NameBook.Of([.. rows.SelectMany(r => new[] { r.From, r.To })], participants, chosen, organisations, ct);
        return new Shown(file, RequestPreview.Of(rows, names, participants, live), participants.ToDictionary(p => p.Id));
    }
}
