namespace Isthmus.Matching.TwoSided;

/// <summary>
/// Prices of exposure: what a place in a list must be worth before a sought-after organisation takes it. They are the multipliers of the limits of exposure, found
/// by subgradient steps on the Lagrangian dual (Held, Wolfe and Crowder 1974), whose least value is a bound that no lists within the limits can pass.
/// </summary>
/// <remarks>O(passes x places). At most 60 passes, fewer once 15 have hardly lowered the bound; one where no limit is touched, and then the plain lists are the best.</remarks>
internal static class ExposurePrices
{
    private const int Passes = 60;
    private const int Patience = 15;
    private const double Little = 1e-5;

    /// <summary>Prices by organisation, and the bound.</summary>
    public static (double[] Price, double Bound) Find(MarketGraph graph, double[] weight, int length, int[] caps)
    {
        double[] price = new double[caps.Length];
        double[] best = price;
        double bound = double.PositiveInfinity;
        int[] exposure = new int[caps.Length];
        var top = new TopPlaces(length);
        int[] shown = [.. Enumerable.Range(0, graph.Places).Select(graph.Proposed)];
        (double scale, int since) = (0, 0);
        for (int pass = 0; pass < Passes && since < Patience; pass++)
        {
            Array.Clear(exposure);
            (double value, int taken) = (0, 0);
            for (int i = 0; i < graph.Members; i++)
            {
                Choose(graph, weight, price, caps, i, shown, top);
                for (int r = 0; r < top.Count; r++)
                {
                    value += top.Worth(r);
                    exposure[shown[top.Place(r)]]++;
                }

                taken += top.Count;
            }

            for (int o = 0; o < caps.Length; o++)
            {
                value += price[o] == 0 ? 0 : price[o] * caps[o];
            }

            since = value < bound * (1 - Little) ? 0 : since + 1;
            if (value < bound)
            {
                (bound, best) = (value, [.. price]);
            }

            scale = pass == 0 ? value / Math.Max(1, taken) : scale;
            double step = 0.3 * scale / (1 + (pass / 4.0));
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
    private static void Choose(MarketGraph graph, double[] weight, double[] price, int[] caps, int member, int[] shown, TopPlaces top)
    {
        top.Clear();
        for (int e = graph.Start[member]; e < graph.Start[member + 1]; e++)
        {
            int organisation = shown[e];
            double worth = weight[e] - price[organisation];
            if (worth > 0 && caps[organisation] > 0)
            {
                top.Offer(e, worth);
            }
        }
    }
}
