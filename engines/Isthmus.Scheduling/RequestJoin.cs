namespace Isthmus.Scheduling;

/// <summary>How much somebody wants a meeting.</summary>
public enum WishPriority
{
    /// <summary>Wanted, if there is room.</summary>
    Want,

    /// <summary>Goes before all that are merely wanted.</summary>
    Must,

    /// <summary>A veto: the two must not meet, whatever the other side wants.</summary>
    No,
}

/// <summary>One line of a list of wishes.</summary>
/// <param name="Row">Its number in the list.</param>
/// <param name="From">Index of the participant who wishes.</param>
/// <param name="To">Index of the participant who is wished for.</param>
/// <param name="Priority">How much.</param>
public sealed record Wish(int Row, int From, int To, WishPriority Priority);

/// <summary>All wishes between two participants, as one meeting.</summary>
/// <param name="A">The participant who wished first.</param>
/// <param name="B">The other one.</param>
/// <param name="Priority">The strongest of the wishes; <see cref="WishPriority.No"/> if there is a veto.</param>
/// <param name="Mutual">True if each side wishes for the other.</param>
/// <param name="Rows">The lines, in their order; the first one stands for the meeting.</param>
/// <param name="Vetoes">Those of the lines that are vetoes.</param>
public sealed record JoinedRequest(int A, int B, WishPriority Priority, bool Mutual, IReadOnlyList<int> Rows, IReadOnlyList<int> Vetoes)
{
    /// <summary>Worth for the solver: a meeting that both want counts for two.</summary>
    public int Weight => Mutual ? 2 : 1;
}

/// <summary>The wishes of a list, joined.</summary>
/// <param name="Requests">One entry a pair, in the order of their first lines.</param>
/// <param name="Selfs">Lines in which somebody wishes for itself; they are in no request.</param>
public sealed record JoinedWishes(IReadOnlyList<JoinedRequest> Requests, IReadOnlyList<Wish> Selfs);

/// <summary>Joins repeated and mutual wishes into one meeting a pair.</summary>
public static class RequestJoin
{
    /// <summary>Joins the wishes; nothing is lost: each line is in exactly one request or among the selfs. Linear time.</summary>
    /// <param name="wishes">The wishes, in the order of the list.</param>
    public static JoinedWishes Join(IEnumerable<Wish> wishes)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        var selfs = new List<Wish>();
        var order = new List<(int, int)>();
        var pairs = new Dictionary<(int, int), List<Wish>>();
        foreach (var wish in wishes)
        {
            if (wish.From == wish.To)
            {
                selfs.Add(wish);
                continue;
            }

            var pair = (Math.Min(wish.From, wish.To), Math.Max(wish.From, wish.To));
            if (!pairs.TryGetValue(pair, out var lines))
            {
                pairs[pair] = lines = [];
                order.Add(pair);
            }

            lines.Add(wish);
        }

        return new JoinedWishes([.. order.Select(p => One(pairs[p]))], selfs);
    }

    private static JoinedRequest One(List<Wish> lines)
    {
        var wanted = lines.Where(l => l.Priority != WishPriority.No).ToList();
        var first = wanted.Count > 0 ? wanted[0] : lines[0];
        var vetoes = lines.Where(l => l.Priority == WishPriority.No).Select(l => l.Row).ToList();
        var priority = vetoes.Count > 0 ? WishPriority.No : wanted.Exists(w => w.Priority == WishPriority.Must) ? WishPriority.Must : WishPriority.Want;
        return new JoinedRequest(first.From, first.To, priority, wanted.Select(w => w.From).Distinct().Count() > 1, [.. lines.Select(l => l.Row)], vetoes);
    }
}
