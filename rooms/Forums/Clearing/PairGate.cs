using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Clearing;

/// <summary>What an edition asks the gate about its pairs. Their organisations were screened when they came; here it is whether these two may be brought together.</summary>
internal static class PairGate
{
    public static SubjectRef Subject(MeetingRequest request) => new(IClearance.MeetingKind, request.Id.ToString());

    public static GateQuestion Question(GatePoint point, MeetingRequest request, Participant from, Participant to) => new(point, Subject(request), $"{from.Name} – {to.Name}".Cut(400), [from.Organisation, to.Organisation])
    {
        Countries = [.. new[] { from.Country, to.Country }.OfType<string>()],
        Texts = request.Note is { Length: > 0 } note ? [note] : [],
        DependsOn = [IClearance.Subject(from.Organisation), IClearance.Subject(to.Organisation)],
    };

    /// <summary>Asks about pairs and has them stand by the answers; saved with what the caller changes, and then the gate goes by them, too.</summary>
    public static async Task Clear(this IClearance gate, GatePoint point, IReadOnlyList<MeetingRequest> requests, IReadOnlyDictionary<ParticipantId, Participant> sides, ForumsDb db, CancellationToken ct)
    {
        if (requests.Count == 0) return;
        var answers = await gate.Ask([.. requests.Select(r => Question(point, r, sides[r.FromId], sides[r.ToId]))], ct);
        var taken = requests.Zip(answers).Where(p => p.First.Clearance != p.Second.Decision).ToList();
        foreach (var (request, answer) in taken) request.Stand(answer);
        if (taken.Count > 0) db.Publish(new ClearanceTaken([.. taken.Select(t => t.Second.Decision)]));
    }
}
