namespace Isthmus.Matching.TwoSided;

/// <summary>
/// How much room each member has left once everybody has read their lists: the chance that the partnerships which come its way are fewer than it can take up. That
/// is what one more partnership is worth there: the derivative of the number it keeps, E[min(capacity, X)].
/// </summary>
/// <remarks>
/// Lists depend on rooms and rooms on lists. The two are brought together by the method of successive averages (Robbins and Monro 1951; for congestion Sheffi 1985):
/// lists by score² x room of the other, the partnerships they lead to by the chances of both sides and who looks where, their running mean, the rooms, and again. What
/// is climbed is the expected number of matches of Su, Bayoumi and Joachims (2022), with capacities and with arrivals taken as Poisson. O(40 x pairs).
/// </remarks>
internal static class Rooms
{
    private const int Passes = 40;
    private const double Least = 1e-9;

    public static double[] Of(MarketGraph graph, int length)
    {
        double[] room = new double[graph.Members];
        Array.Fill(room, 1);
        double[] keeps = [.. room];
        double[] coming = new double[graph.Members];
        double[] now = new double[graph.Members];
        double[] looked = new double[graph.Places];
        double[] look = [.. Enumerable.Range(1, length).Select(MatchMeasures.Looked)];
        double[] worth = [.. graph.Score.Select(s => s * s)];
        var entries = new List<int>();
        var top = new TopPlaces(length);
        for (int pass = 0; pass < Passes; pass++)
        {
            Read(graph, worth, room, look, looked, entries, top);
            Array.Clear(now);
            foreach (int e in entries)
            {
                int twin = graph.Twin[e];
                if (looked[twin] > 0 && twin < e)
                {
                    continue;
                }

                double both = (looked[e] + ((1 - looked[e]) * looked[twin])) * graph.Chance[e];
                now[graph.Owner[e]] += both * keeps[graph.Target[e]];
                now[graph.Target[e]] += both * keeps[graph.Owner[e]];
            }

            for (int i = 0; i < graph.Members; i++)
            {
                coming[i] += (now[i] - coming[i]) * 2 / (pass + 2.0);
                (room[i], keeps[i]) = Left(coming[i], graph.Capacity[i]);
            }
        }

        return room;
    }

    /// <summary>For a Poisson number X: P(X &lt; capacity), and the share that is kept, E[min(capacity, X)] / mean. O(min(capacity, mean)).</summary>
    internal static (double Room, double Keeps) Left(double mean, int capacity)
    {
        if (mean <= 0 || capacity > mean + (12 * Math.Sqrt(mean)) + 30)
        {
            return (capacity > 0 ? 1 : Least, capacity > 0 ? 1 : 0);
        }

        (double below, double last, double log) = (0, 0, -mean);
        for (int t = 0; t < capacity; t++)
        {
            last = Math.Exp(log);
            below += last;
            log += Math.Log(mean / (t + 1));
        }

        // sum of t P(X = t) below the capacity is mean x P(X < capacity - 1); whatever is above keeps the capacity
        double kept = (mean * (below - last)) + (capacity * (1 - below));
        return (Math.Clamp(below, Least, 1), Math.Clamp(kept / mean, 0, 1));
    }

    /// <summary>Who looks where if each list is ordered by score and room.</summary>
    private static void Read(MarketGraph graph, double[] worth, double[] room, double[] look, double[] looked, List<int> entries, TopPlaces top)
    {
        foreach (int e in entries)
        {
            looked[e] = 0;
        }

        entries.Clear();
        for (int i = 0; i < graph.Members; i++)
        {
            top.Clear();
            for (int e = graph.Start[i]; e < graph.Start[i + 1]; e++)
            {
                top.Offer(e, worth[e] * room[graph.Target[e]]);
            }

            for (int r = 0; r < top.Count; r++)
            {
                looked[top.Place(r)] = look[r];
                entries.Add(top.Place(r));
            }
        }
    }
}
