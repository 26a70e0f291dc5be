namespace Isthmus.Matching.TwoSided;

/// <summary>
/// Prices of exposure: what a place in a list must be worth before a sought-after organisation takes it. They are the multipliers of the limits of exposure, found
/// by subgradient steps on the Lagrangian dual (Held, Wolfe and Crowder 1974), whose least value is a bound that no lists within the limits can pass.
/// </summary>
/// <remarks>O(passes x places). At most 60 passes; one where no limit is touched, and then the plain lists are the best.</remarks>
internal static class ExposurePrices
{
    private const int Passes = 60;

    /// <summary>Prices by organisation, and the bound.</summary>
    public static (double[] Price, double Bound) Find(MarketGraph graph, double[] weight, int length, int[] caps)
    {
        double[] price = new double[caps.Length];
        double[] best = price;
        double bound = double.PositiveInfinity;
        int[] exposure = new int[caps.Length];
        var top = new TopPlaces(length);
        double scale = 0;
        for (int pass = 0; pass < Passes; pass++)
        {
            Array.Clear(exposure);
            (double value, int taken) = (0, 0);
            for (int i = 0; i < graph.Members; i++)
            {
                Choose(graph, weight, price, caps, i, top);
                for (int r = 0; r < top.Count; r++)
                {
                    value += top.Worth(r);
                    exposure[graph.Proposed(top.Place(r))]++;
                }

                taken += top.Count;
            }

            for (int o = 0; o < caps.Length; o++)
            {
                value += price[o] == 0 ? 0 : price[o] * caps[o];
            }

            if (value < bound)
            {
                (bound, best) = (value, [.. price]);
            }

            scale = pass == 0 ? value / Math.Max(1, taken) : scale;
            double step = scale / (1 + (pass / 4.0));
            bool within = true;
            for (int o = 0; o < caps.Length; o++)
            {
                if (caps[o] == 0)
                {
                    continue;
                }

                double over = Math.Min(1, (exposure[o] - (double)caps[o]) / caps[o]);
                within &= over <= 0;
                price[o] = Math.Max(0, price[o] + (step * over));
            }

            if (within && pass == 0)
            {
                break;
            }
        }

        return (best, bound);
    }

    /// <summary>The best places of one list at these prices that are worth anything.</summary>
    private static void Choose(MarketGraph graph, double[] weight, double[] price, int[] caps, int member, TopPlaces top)
    {
        top.Clear();
        for (int e = graph.Start[member]; e < graph.Start[member + 1]; e++)
        {
            int organisation = graph.Proposed(e);
            double worth = weight[e] - price[organisation];
            if (worth > 0 && caps[organisation] > 0)
            {
                top.Offer(e, worth);
            }
        }
    }
}
