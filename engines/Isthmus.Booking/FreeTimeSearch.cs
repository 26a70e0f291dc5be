namespace Isthmus.Booking;

/// <summary>One thing that is needed: any of these calendars (by their place in the list that is searched), and so many units of it.</summary>
public sealed record Need(IReadOnlyList<int> AnyOf, int Units = 1);

/// <summary>What is looked for: all of the needs at the same time, for so long, so many times.</summary>
/// <param name="Window">Every use lies in it.</param>
/// <param name="Length">How long each use is.</param>
/// <param name="Needs">What each use needs, each from another calendar.</param>
/// <param name="Grid">When a use may begin.</param>
public sealed record FreeTimeAsk(Span Window, TimeSpan Length, IReadOnlyList<Need> Needs, Grid Grid)
{
    /// <summary>How many uses.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Each use is on a day of its own by the clock of the grid.</summary>
    public bool OnOtherDays { get; init; }

    /// <summary>At least so long from the end of one use to the beginning of the next.</summary>
    public TimeSpan Apart { get; init; }

    /// <summary>When it may be besides, such as the hours of the person who asks; null: at all times.</summary>
    public SpanSet? Allowed { get; init; }
}

/// <summary>A calendar and the units of it that a use would have.</summary>
public sealed record Chosen(int Calendar, IReadOnlyList<int> Units);

/// <summary>A time at which everything is free, and what it would be, in the order of the needs.</summary>
public sealed record FreeTime(Span Use, IReadOnlyList<Chosen> Resources);

/// <summary>
/// Finds when several things are free together: the moments at which each of them can begin are sets of spans, of which the earliest common moment on the grid is the answer. What is taken is looked at a piece of the
/// window at a time, so that an answer near its beginning costs little of a year. O(n log n) in the spans of the pieces looked at. Deterministic.
/// </summary>
public static class FreeTimeSearch
{
    private const long FirstPiece = 4 * TimeSpan.TicksPerDay;
    private const long LongestPiece = 64 * TimeSpan.TicksPerDay;

    /// <summary>The earliest uses, as many as were asked for. Fewer where the window has no more: an earlier use never costs a later one, for all are of the same length.</summary>
    public static IReadOnlyList<FreeTime> Find(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask)
    {
        Check(calendars, ask);
        var found = new List<FreeTime>();
        var after = ask.Window.From;
        foreach (var free in Walk(calendars, ask))
        {
            if (free.From < after) continue;
            if (Choose(calendars, ask, free) is not { } chosen) continue;
            found.Add(new(free, chosen));
            if (found.Count == ask.Times) break;
            after = free.Until + ask.Apart;
            if (ask.OnOtherDays && LocalTime.Whole(LocalTime.Day(free.From, ask.Grid.Zone), ask.Grid.Zone).Until is var tomorrow && tomorrow > after) after = tomorrow;
        }
        return found;
    }

    /// <summary>The possible uses whose beginnings are nearest to a moment, the nearest first; the earlier of two that are as near. They may overlap each other: they are alternatives.</summary>
    public static IReadOnlyList<FreeTime> Nearest(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask, DateTime moment, int most)
    {
        Check(calendars, ask);
        var found = new List<(long Distance, FreeTime Free)>();
        var later = Walk(calendars, ask with { Window = After(ask.Window, moment) }).GetEnumerator();
        // Earlier ones are few: they are walked forwards and the last ones kept.
        var earlier = new Queue<Span>();
        if (moment > ask.Window.From)
            foreach (var free in Walk(calendars, ask).TakeWhile(s => s.From < moment))
            {
                if (Choose(calendars, ask, free) is null) continue;
                earlier.Enqueue(free);
                if (earlier.Count > most) _ = earlier.Dequeue();
            }
        foreach (var free in earlier) found.Add(((moment - free.From).Ticks, new(free, Choose(calendars, ask, free)!)));
        for (var n = 0; n < most && later.MoveNext();)
        {
            if (later.Current.From < moment || Choose(calendars, ask, later.Current) is not { } chosen) continue;
            found.Add(((later.Current.From - moment).Ticks, new(later.Current, chosen)));
            n++;
        }
        return [.. found.OrderBy(f => f.Distance).ThenBy(f => f.Free.Use.From).Take(most).Select(f => f.Free)];
    }

    /// <summary>What a use at exactly this time would have; null where something is not free. The tightest fits are taken.</summary>
    public static IReadOnlyList<Chosen>? At(IReadOnlyList<ResourceCalendar> calendars, IReadOnlyList<Need> needs, Span use)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        ArgumentNullException.ThrowIfNull(needs);
        // Which of its calendars each need could have, then one for each without sharing: augmenting paths, needs are few.
        var could = needs.Select(n => n.AnyOf.Select(c => (Calendar: c, Units: calendars[c].UnitsFor(use, n.Units))).Where(c => c.Units.Count > 0)
            .OrderBy(c => calendars[c.Calendar].Gap(c.Units[0], use.With(calendars[c.Calendar].Before, calendars[c.Calendar].After))).ToList()).ToList();
        var of = new Dictionary<int, int>();
        for (var need = 0; need < needs.Count; need++) if (!Give(need, could, of, [])) return null;
        var chosen = new Chosen[needs.Count];
        foreach (var (calendar, need) in of) chosen[need] = new(calendar, could[need].First(c => c.Calendar == calendar).Units);
        return chosen;
    }

    private static bool Give(int need, List<List<(int Calendar, IReadOnlyList<int> Units)>> could, Dictionary<int, int> of, HashSet<int> seen)
    {
        foreach (var (calendar, _) in could[need])
        {
            if (!seen.Add(calendar)) continue;
            if (of.TryGetValue(calendar, out var holder) && !Give(holder, could, of, seen)) continue;
            of[calendar] = need;
            return true;
        }
        return false;
    }

    private static IReadOnlyList<Chosen>? Choose(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask, Span use) => At(calendars, ask.Needs, use);

    private static Span After(Span window, DateTime moment) => moment <= window.From ? window : moment < window.Until ? new(moment, window.Until) : new(window.Until.AddTicks(-1), window.Until);

    /// <summary>The moments of the grid at which each need for itself has something, as uses, in the order of time.</summary>
    private static IEnumerable<Span> Walk(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask)
    {
        var (from, end, length) = (ask.Window.From.Ticks, ask.Window.Until.Ticks - ask.Length.Ticks + 1, ask.Length.Ticks);
        for (var piece = FirstPiece; from < end; from += piece, piece = Math.Min(piece * 2, LongestPiece))
        {
            var starts = Starts(calendars, ask, from, Math.Min(from + piece, end), length);
            for (var i = 0; i < starts.Count; i++)
            {
                var until = starts[i].Until;
                for (var at = ask.Grid.Next(starts[i].From); at < until; at = ask.Grid.Next(at.AddTicks(1))) yield return new(at, at + ask.Length);
            }
        }
    }

    private static SpanSet Starts(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask, long from, long until, long length)
    {
        SpanSet? all = ask.Allowed?.Within(from, until + length).Starts(length).Within(from, until);
        foreach (var need in ask.Needs)
        {
            if (all is { Count: 0 }) break;
            SpanSet[] each = [.. need.AnyOf.Select(c => calendars[c].Starts(from, until, length, need.Units)).Where(s => s.Count > 0)];
            var any = each.Length == 0 ? SpanSet.Empty : SpanSet.InAtLeast(1, each);
            all = all is null ? any : all.Intersect(any);
        }
        return all!;
    }

    private static void Check(IReadOnlyList<ResourceCalendar> calendars, FreeTimeAsk ask)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        ArgumentNullException.ThrowIfNull(ask);
        if (ask.Length <= TimeSpan.Zero) throw new ArgumentException("A use is longer than nothing.");
        if (ask.Times < 1) throw new ArgumentException("A use is looked for once at least.");
        if (ask.Needs.Count == 0 || ask.Needs.Any(n => n.Units < 1 || n.AnyOf.Count == 0)) throw new ArgumentException("Every need names a calendar and a unit at least.");
        if (ask.Needs.Any(n => n.AnyOf.Any(c => c < 0 || c >= calendars.Count))) throw new ArgumentException("A need names a calendar that is not there.");
    }
}
