using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>Compiles languages and interpreters to arrays.</summary>
internal static class ForumInterpreters
{
    /// <summary>Null if no request needs an interpreter.</summary>
    public static Interpreting? Of(ForumProblem problem, IReadOnlyList<int> a, IReadOnlyList<int> b, bool anyOnline)
    {
        HashSet<string>[] languages = [.. problem.Participants.Select(p => p.Languages.ToHashSet(StringComparer.OrdinalIgnoreCase))];
        int count = problem.Interpreters.Count;
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var speakers = new List<int[]>();
        var kindOf = new int[a.Count];
        var known = new Dictionary<(int, int), int>();
        for (int m = 0; m < kindOf.Length; m++)
        {
            (int, int) pair = (Math.Min(a[m], b[m]), Math.Max(a[m], b[m]));
            if (!known.TryGetValue(pair, out int kind))
            {
                known.Add(pair, kind = KindOf(languages[pair.Item1], languages[pair.Item2]));
            }

            kindOf[m] = kind;
        }

        if (speakers.Count == 0)
        {
            return null;
        }

        List<string> cities = [.. problem.Venues.Select(v => v.City).Distinct(StringComparer.Ordinal)];
        return new Interpreting
        {
            Interpreters = count,
            KindOf = kindOf,
            Speakers = [.. speakers],
            CityOf = [.. problem.Venues.Select(v => cities.IndexOf(v.City)), .. anyOnline ? [-1] : Array.Empty<int>()],
            Cities = cities.Count,
            Present = Present(problem, cities),
        };

        int KindOf(HashSet<string> x, HashSet<string> y)
        {
            if (!Apart(x, y))
            {
                return -1;
            }

            int[] able = [.. Enumerable.Range(0, count).Where(i => problem.Interpreters[i].Languages.Any(x.Contains) && problem.Interpreters[i].Languages.Any(y.Contains))];
            string key = string.Join(',', able);
            if (!kinds.TryGetValue(key, out int kind))
            {
                kinds.Add(key, kind = speakers.Count);
                speakers.Add(able);
            }

            return kind;
        }
    }

    /// <summary>True if both sides state languages and share none.</summary>
    private static bool Apart(HashSet<string> x, HashSet<string> y) => x.Count > 0 && y.Count > 0 && !x.Overlaps(y);

    private static bool[] Present(ForumProblem problem, List<string> cities)
    {
        int count = problem.Interpreters.Count;
        var present = new bool[problem.Slots.Count * (cities.Count + 1) * count];
        for (int i = 0; i < count; i++)
        {
            ForumInterpreter interpreter = problem.Interpreters[i];
            HashSet<int> busy = [.. interpreter.Busy];
            for (int s = 0; s < problem.Slots.Count; s++)
            {
                for (int city = 0; city <= cities.Count && !busy.Contains(s); city++)
                {
                    present[(((s * (cities.Count + 1)) + city) * count) + i] = city == cities.Count
                        || !interpreter.CityByDay.TryGetValue(problem.Slots[s].Day, out string? home) || home == cities[city];
                }
            }
        }

        return present;
    }
}
