namespace Isthmus.Matching.TwoSided;

/// <summary>
/// The stable matching with transferable utility of a market with logit tastes (Choo and Siow 2006; Galichon and Salanié 2022), which Tomita et al. (2022, 2023) use
/// for reciprocal recommendation, and with which spreading is compared: how many partnerships each pair would have if everybody paid the price of the attention they take.
/// </summary>
/// <remarks>
/// With s_i the square root of what member i keeps free, n_i its capacity and K_ij = exp(score / 2T): the mass of a pair is K_ij s_i s_j, and s_i² + s_i sum_j K_ij s_j
/// = n_i. Solving this for one member after the other (iterative proportional fitting) is coordinate descent on a strictly convex function of log s, which
/// converges whether the market has two sides or not. O(passes x pairs); it stops when
/// nothing moves by more than 1e-7, or after 200 passes or 20 million pairs, whichever is more.
/// </remarks>
internal sealed class Equilibrium
{
    private const int LeastPasses = 200;
    private const long Work = 20_000_000;
    private const double Close = 1e-7;

    private Equilibrium(double[] mass, double[] price, int passes) => (Mass, Price, Passes) = (mass, price, passes);

    /// <summary>Mass of the pair at each place: partnerships.</summary>
    public double[] Mass { get; }

    /// <summary>Utility that each member has at these prices, in units of the score, 0 or more: -T log(share of its capacity that stays free).</summary>
    public double[] Price { get; }

    public int Passes { get; }

    public static Equilibrium Of(MarketGraph graph, double temperature)
    {
        double[] kernel = new double[graph.Places];
        for (int e = 0; e < kernel.Length; e++)
        {
            kernel[e] = Math.Exp(graph.Score[e] / (2 * temperature));
        }

        double[] root = [.. graph.Capacity.Select(c => Math.Sqrt(c))];
        long most = Math.Max(LeastPasses, Work / (graph.Places + graph.Members + 1));
        int pass = 0;
        for (double moved = 1; pass < most && moved > Close; pass++)
        {
            moved = 0;
            for (int i = 0; i < graph.Members; i++)
            {
                double half = 0;
                for (int e = graph.Start[i]; e < graph.Start[i + 1]; e++)
                {
                    half += kernel[e] * root[graph.Target[e]];
                }

                half /= 2;
                double n = graph.Capacity[i];
                double next = n == 0 ? 0 : n / (half + Math.Sqrt((half * half) + n));
                moved = Math.Max(moved, next == root[i] ? 0 : Math.Abs(next - root[i]) / Math.Max(next, root[i]));
                root[i] = next;
            }
        }

        for (int e = 0; e < kernel.Length; e++)
        {
            kernel[e] *= root[graph.Owner[e]] * root[graph.Target[e]];
        }

        double[] price = [.. root.Select((s, i) => s == 0 ? 0 : Math.Max(0, -2 * temperature * Math.Log(s / Math.Sqrt(graph.Capacity[i]))))];
        return new Equilibrium(kernel, price, pass);
    }
}
