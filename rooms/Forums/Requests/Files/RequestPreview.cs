using Isthmus.Forums.Participants;
using Isthmus.Scheduling;

namespace Isthmus.Forums.Requests.Files;

internal enum LineState { New, JoinsExisting, AlreadyThere, Repeated, Mutual, Veto, Unknown, Self, Cancelled }

/// <summary>A row of the file and what confirming would do with it.</summary>
internal sealed record PreviewLine(int Row, string WrittenFrom, string WrittenTo, ParticipantId? From, ParticipantId? To, double Score, Priority Priority, bool PriorityUnderstood, LineState State);

/// <summary>A name in the file that means no certain participant.</summary>
internal sealed record OpenName(string Written, int Rows, IReadOnlyList<ParticipantId> Candidates);

/// <summary>A meeting that confirming would make: all rows of one pair together.</summary>
internal sealed record PlannedRequest(ParticipantId From, ParticipantId To, Priority Priority, Priority? ReturnPriority, bool Veto, string? Note = null);

/// <summary>The dry run: row by row what would happen. Pure; the same for the page, the API and the confirmation.</summary>
internal sealed record RequestPreview(IReadOnlyList<PreviewLine> Lines, IReadOnlyList<OpenName> OpenNames, IReadOnlyList<PlannedRequest> Planned)
{
    public int Count(LineState state) => Lines.Count(l => l.State == state);

    public static RequestPreview Of(IReadOnlyList<WrittenRequest> rows, NameBook names, IReadOnlyList<Participant> participants, IReadOnlyCollection<MeetingRequest> live)
    {
        var index = participants.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var pairs = live.ToDictionary(r => (r.LowId, r.HighId));
        var lines = rows.Select(r => Line(r, names, participants, index)).ToList();
        var usable = lines.Where(l => l.State == LineState.New).ToDictionary(l => l.Row);
        var joined = RequestJoin.Join(usable.Values.Select(l => new Wish(l.Row, index[l.From!.Value], index[l.To!.Value], ToWish(l.Priority))));

        var notes = rows.Where(r => r.Note is not null).ToDictionary(r => r.Row, r => r.Note);
        var states = new Dictionary<int, LineState>();
        var planned = new List<PlannedRequest>();
        foreach (var request in joined.Requests)
        {
            var wishes = request.Rows.Select(r => usable[r]).ToList();
            var (from, to) = (participants[request.A].Id, participants[request.B].Id);
            Priority? own = Strongest(wishes.Where(w => w.From == from)), other = Strongest(wishes.Where(w => w.From == to));
            pairs.TryGetValue(Key(from, to), out var there);
            Mark(states, request, wishes, there);
            if (there is null || Adds(there, from, own, other)) planned.Add(new(from, to, own ?? Priority.Want, other, request.Priority == WishPriority.No, request.Rows.Select(notes.GetValueOrDefault).FirstOrDefault(n => n is not null)));
        }
        return new([.. lines.Select(l => states.TryGetValue(l.Row, out var state) ? l with { State = state } : l)], Open(rows, names), planned);
    }

    public static (ParticipantId, ParticipantId) Key(ParticipantId a, ParticipantId b) => a < b ? (a, b) : (b, a);

    private static PreviewLine Line(WrittenRequest row, NameBook names, IReadOnlyList<Participant> participants, Dictionary<ParticipantId, int> index)
    {
        var (from, to) = (Meant(row.FromId, row.From), Meant(row.ToId, row.To));
        var understood = WishText.TryPriority(row.Priority, out var wish);
        var state = from.Participant is not { } a || to.Participant is not { } b ? LineState.Unknown
            : a == b ? LineState.Self
            : !participants[index[a]].IsActive || !participants[index[b]].IsActive ? LineState.Cancelled : LineState.New;
        return new(row.Row, row.From, row.To, from.Participant, to.Participant, Math.Min(from.Score, to.Score), FromWish(wish), understood, state);

        NameMeaning Meant(Guid? id, string name) => id is { } known ? index.ContainsKey(new(known)) ? new(new ParticipantId(known), 1, []) : new(null, 0, []) : names[name];
    }

    // The first wish of a pair stands for the meeting; the others are told as what they are beside it.
    private static void Mark(Dictionary<int, LineState> states, JoinedRequest request, List<PreviewLine> wishes, MeetingRequest? there)
    {
        var first = wishes.FirstOrDefault(w => w.Priority != Priority.No);
        foreach (var wish in wishes)
        {
            states[wish.Row] = wish.Priority == Priority.No ? LineState.Veto
                : wish != first ? (wish.From == first!.From ? LineState.Repeated : LineState.Mutual)
                : there is null ? LineState.New
                : there.State == RequestState.Vetoed || there.FromId == wish.From || there.ReturnPriority is not null ? LineState.AlreadyThere : LineState.JoinsExisting;
        }
    }

    private static bool Adds(MeetingRequest there, ParticipantId from, Priority? own, Priority? other)
    {
        if (there.State == RequestState.Vetoed) return false;
        var asked = there.ToId == from ? own : other;
        return own == Priority.No || other == Priority.No || there.ReturnPriority is null && asked is not null;
    }

    private static IReadOnlyList<OpenName> Open(IReadOnlyList<WrittenRequest> rows, NameBook names) =>
        [.. rows.SelectMany(r => new[] { r.FromId is null ? r.From : "", r.ToId is null ? r.To : "" }).Where(n => n.Length > 0 && names[n].Participant is null).GroupBy(n => n, StringComparer.Ordinal)
            .Select(g => new OpenName(g.Key, g.Count(), names[g.Key].Candidates))];

    private static Priority? Strongest(IEnumerable<PreviewLine> wishes)
    {
        var all = wishes.Select(w => w.Priority).ToList();
        return all.Count == 0 ? null : all.Contains(Priority.No) ? Priority.No : all.Contains(Priority.Must) ? Priority.Must : Priority.Want;
    }

    private static WishPriority ToWish(Priority p) => p switch { Priority.Must => WishPriority.Must, Priority.Want => WishPriority.Want, Priority.No => WishPriority.No, _ => throw new InvalidOperationException(p.ToString()) };
    private static Priority FromWish(WishPriority p) => p switch { WishPriority.Must => Priority.Must, WishPriority.Want => Priority.Want, WishPriority.No => Priority.No, _ => throw new InvalidOperationException(p.ToString()) };
}
