namespace Isthmus.Matching.Simulation;

/// <summary>
/// Chance by name: the same seed, subject and numbers give the same draw, whatever was drawn before. So all policies meet the same people with the same opinions,
/// and their results differ by what they propose alone (common random numbers). The mixing is SplitMix64 (Steele, Lea, Flood 2014).
/// </summary>
internal readonly struct Dice(int seed)
{
    /// <summary>0 (included) to 1 (excluded).</summary>
    public double Unit(Draw what, int a, int b = 0, int c = 0)
    {
        ulong z = Mix((ulong)(uint)seed + (0x9E3779B97F4A7C15UL * (ulong)((int)what + 1)));
        z = Mix(z ^ (uint)a);
        z = Mix(z ^ ((ulong)(uint)b << 32));
        z = Mix(z + (0xD1B54A32D192ED03UL * (uint)c));
        return (z >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound, Draw what, int a, int b = 0, int c = 0) => (int)(Unit(what, a, b, c) * bound);

    /// <summary>Standard normal, by the method of Box and Muller (1958).</summary>
    public double Normal(Draw what, int a, int b = 0, int c = 0) =>
        Math.Sqrt(-2 * Math.Log(1 - Unit(what, a, b, 2 * c))) * Math.Cos(2 * Math.PI * Unit(what, a, b, (2 * c) + 1));

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>What is drawn.</summary>
internal enum Draw
{
    Organisation,
    Newcomer,
    Field,
    Centre,
    Topic,
    Appeal,
    Country,
    Narrow,
    Target,
    Agreement,
    Kind,
    Readiness,
    Language,
    Empty,
    Text,
    Taste,
    Look,
    Opinion,
    Order,
    Stage,
}
