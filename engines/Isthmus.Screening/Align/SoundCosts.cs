namespace Isthmus.Screening.Align;

/// <summary>What it costs to take one sound for another or to leave one out: 0 nothing, 1 another consonant.</summary>
internal static class SoundCosts
{
    private const int Size = 128;

    /// <summary>Substitution, indexed by <c>a * 128 + b</c>; symmetric.</summary>
    internal static readonly float[] Change = Changes();

    /// <summary>Leaving a sound out where the other word writes vowels.</summary>
    internal static readonly float[] Omit = Omissions(vowel: 0.4f);

    /// <summary>Leaving a sound out where the other word's script writes no short vowels.</summary>
    internal static readonly float[] OmitVowelless = Omissions(vowel: 0.04f);

    /// <summary>The cost of leaving the whole word out.</summary>
    internal static float Length(string sounds)
    {
        var sum = 0f;
        foreach (var s in sounds) sum += Omit[s & 127];
        return sum;
    }

    private static float[] Omissions(float vowel)
    {
        var costs = new float[Size];
        Array.Fill(costs, 1f);
        foreach (var v in "aeiou") costs[v] = vowel;
        costs['h'] = 0.4f;
        costs['y'] = Math.Min(0.45f, vowel * 2);
        costs['E'] = 0.1f;
        costs['H'] = 0.1f;
        costs['A'] = costs['W'] = costs['Y'] = 0.4f;
        return costs;
    }

    private static float[] Changes()
    {
        var costs = new float[Size * Size];
        Array.Fill(costs, 1f);
        for (var i = 0; i < Size; i++) costs[i * Size + i] = 0;
        // Vowels among themselves.
        Set("ae", 0.2f); Set("ei", 0.15f); Set("ou", 0.12f); Set("ao", 0.2f); Set("ai", 0.3f); Set("au", 0.3f); Set("eo", 0.3f); Set("eu", 0.35f); Set("iu", 0.35f); Set("io", 0.35f);
        Set("yi", 0.1f); Set("ye", 0.25f); Set("ya", 0.4f); Set("yu", 0.4f); Set("yj", 0.4f);
        // Consonants that romanisations mix up.
        Set("hx", 0.1f); Set("xk", 0.35f); Set("hk", 0.7f); Set("hg", 0.55f); Set("xG", 0.5f); Set("kQ", 0.05f); Set("gQ", 0.2f); Set("GQ", 0.2f); Set("gG", 0.1f); Set("kG", 0.4f); Set("gk", 0.5f);
        Set("hG", 0.6f); Set("xg", 0.6f); Set("xQ", 0.5f);
        Set("sS", 0.35f); Set("SC", 0.35f); Set("Cc", 0.4f); Set("sc", 0.3f); Set("zs", 0.35f); Set("zZ", 0.3f); Set("zc", 0.45f); Set("Zj", 0.2f); Set("jC", 0.45f); Set("jg", 0.4f); Set("SZ", 0.4f); Set("jz", 0.55f);
        Set("sC", 0.6f); Set("kC", 0.6f); Set("Sx", 0.8f); Set("kc", 0.6f); Set("tc", 0.5f);
        Set("vw", 0.05f); Set("vf", 0.3f); Set("vb", 0.45f); Set("wb", 0.6f); Set("wf", 0.5f); Set("wu", 0.2f); Set("wo", 0.3f); Set("vu", 0.35f);
        Set("bp", 0.5f); Set("fp", 0.5f); Set("bf", 0.8f);
        Set("tT", 0.1f); Set("sT", 0.3f); Set("dD", 0.1f); Set("zD", 0.15f); Set("tD", 0.5f); Set("sD", 0.5f); Set("dt", 0.5f); Set("dT", 0.6f); Set("TD", 0.4f); Set("dz", 0.6f);
        Set("mn", 0.55f); Set("lr", 0.7f);
        // Letters of vowelless scripts that stand for several sounds.
        Set("Aa", 0f); Set("Ae", 0.05f); Set("Ao", 0.15f); Set("Ai", 0.1f); Set("Au", 0.1f); Set("AE", 0.1f); Set("Ay", 0.4f);
        Set("Wu", 0f); Set("Wo", 0f); Set("Wv", 0f); Set("Ww", 0f); Set("Wa", 0.35f); Set("We", 0.4f); Set("Wi", 0.4f);
        Set("Yi", 0f); Set("Yy", 0f); Set("Ye", 0.05f); Set("Ya", 0.15f); Set("Yj", 0.4f); Set("YA", 0.2f); Set("Yu", 0.4f);
        Set("Ea", 0.02f); Set("Ee", 0.05f); Set("Ei", 0.05f); Set("Eo", 0.05f); Set("Eu", 0.05f);
        Set("Hh", 0f); Set("Ht", 0.15f); Set("Ha", 0f); Set("He", 0f); Set("HA", 0.1f);
        Set("Jj", 0f); Set("Jg", 0.1f); Set("JZ", 0.1f); Set("JC", 0.4f); Set("Jy", 0.5f); Set("JG", 0.4f); Set("JS", 0.6f);
        Set("Fp", 0f); Set("Ff", 0f); Set("Fb", 0f); Set("Fv", 0.05f);
        return costs;

        void Set(string pair, float cost)
        {
            costs[pair[0] * Size + pair[1]] = cost;
            costs[pair[1] * Size + pair[0]] = cost;
        }
    }
}
