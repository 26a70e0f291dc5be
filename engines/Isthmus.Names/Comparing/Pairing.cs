using Isthmus.Names.Folding;

namespace Isthmus.Names.Comparing;

/// <summary>Which word of one name stands for which of the other, and how well.</summary>
internal sealed class Pairing
{
    private const double LeastLikeness = 0.7;
    private readonly NameKey _a;
    private readonly NameKey _b;
    private readonly double[] _weightA;
    private readonly double[] _weightB;
    private readonly double[] _likeA;
    private readonly double[] _likeB;
    private bool _inOrder = true;
    private bool _translated;
    private bool _sounds;
    private bool _misspelt;

    private Pairing(NameKey a, NameKey b, Func<NameToken, double> weight)
    {
        (_a, _b) = (a, b);
        _weightA = [.. a.Tokens.Select(weight)];
        _weightB = [.. b.Tokens.Select(weight)];
        _likeA = new double[a.Tokens.Count];
        _likeB = new double[b.Tokens.Count];
        var distinctiveA = Distinctive(a, _weightA);
        var distinctiveB = Distinctive(b, _weightB);
        BothDistinctive = distinctiveA > 0 && distinctiveB > 0;
        if (Math.Min(distinctiveA, distinctiveB) < 0.75)
        {
            // General words must tell such names apart themselves.
            Raise(a, _weightA);
            Raise(b, _weightB);
        }
    }

    internal bool BothDistinctive { get; }

    internal bool Contradicts => Differ(TokenKind.Number, both: false) || Differ(TokenKind.Place, both: true);

    /// <summary>0.85 where general words and places were left unpaired on both sides, up to 1 where all agree.</summary>
    internal double GenericAgreement
    {
        get
        {
            int generic = 0, unpaired = 0;
            Count(_a, _likeA);
            Count(_b, _likeB);
            return generic == 0 ? 1 : 1 - (0.15 * unpaired / generic);

            void Count(NameKey key, double[] like)
            {
                for (var i = 0; i < like.Length; i++)
                {
                    if (key.Tokens[i].Kind is TokenKind.Generic or TokenKind.Place)
                    {
                        generic++;
                        unpaired += like[i] == 0 ? 1 : 0;
                    }
                }
            }
        }
    }

    internal static Pairing Of(NameKey a, NameKey b, Func<NameToken, double> weight)
    {
        var pairing = new Pairing(a, b, weight);
        pairing.PairEqual();
        PairJoined(a, b, pairing._likeA, pairing._likeB);
        PairJoined(b, a, pairing._likeB, pairing._likeA);
        pairing.PairAlike();
        return pairing;
    }

    internal NameMatch Score()
    {
        var all = Dice(generic: true);
        var distinctive = BothDistinctive ? Dice(generic: false) : all;
        // Names are as alike as their distinctive words, whatever general words they share.
        var score = Math.Min(all, (0.5 * all) + (0.5 * distinctive));
        if (distinctive < 0.5)
        {
            score = Math.Min(score, 0.7 * distinctive / 0.5);
        }

        if (BothDistinctive && Differ(TokenKind.Generic, both: true))
        {
            // "BAE Systems" and "BAE Industries": each says something else of itself.
            score *= 0.88;
        }

        if (!_inOrder)
        {
            score *= 0.98;
        }

        return score <= 0 ? new(0, MatchReason.Different) : new(Math.Min(score, 0.99), Reason());
    }

    private MatchReason Reason()
    {
        var added = _likeA.Contains(0) || _likeB.Contains(0);
        return (added, _misspelt, _sounds, _translated) switch
        {
            (true, false, false, _) => MatchReason.AddedWords,
            (_, true, _, _) => MatchReason.Spelling,
            (_, _, true, _) => MatchReason.Transliteration,
            (_, _, _, true) => MatchReason.TranslatedWords,
            _ => MatchReason.SameWords,
        };
    }

    private void PairEqual()
    {
        var last = -1;
        for (var i = 0; i < _likeA.Length; i++)
        {
            for (var j = 0; j < _likeB.Length; j++)
            {
                var (x, y) = (_a.Tokens[i], _b.Tokens[j]);
                if (_likeB[j] > 0 || !(x.Text == y.Text || (x.Concept is not null && x.Concept == y.Concept && x.Kind == y.Kind)))
                {
                    continue;
                }

                _likeA[i] = _likeB[j] = 1;
                _translated |= x.Text != y.Text;
                _inOrder &= j > last;
                last = j;
                break;
            }
        }
    }

    /// <summary>Two neighbouring words of one name written as one in the other.</summary>
    private static void PairJoined(NameKey parts, NameKey whole, double[] likeParts, double[] likeWhole)
    {
        for (var i = 0; i + 1 < likeParts.Length; i++)
        {
            for (var j = 0; j < likeWhole.Length && likeParts[i] == 0 && likeParts[i + 1] == 0; j++)
            {
                var text = whole.Tokens[j].Text;
                var (first, second) = (parts.Tokens[i].Text, parts.Tokens[i + 1].Text);
                if (likeWhole[j] == 0 && text.Length == first.Length + second.Length && text.StartsWith(first, StringComparison.Ordinal)
                    && text.EndsWith(second, StringComparison.Ordinal))
                {
                    likeParts[i] = likeParts[i + 1] = likeWhole[j] = 0.99;
                }
            }
        }
    }

    private void PairAlike()
    {
        var likeness = new double[_likeA.Length * _likeB.Length];
        for (var i = 0; i < _likeA.Length; i++)
        {
            for (var j = 0; j < _likeB.Length; j++)
            {
                likeness[(i * _likeB.Length) + j] = _likeA[i] > 0 || _likeB[j] > 0 ? 0 : Likeness(_a.Tokens[i], _b.Tokens[j]);
            }
        }

        while (true)
        {
            var (best, bestA, bestB) = (0.0, -1, -1);
            for (var at = 0; at < likeness.Length; at++)
            {
                var (i, j) = (at / _likeB.Length, at % _likeB.Length);
                if (likeness[at] > best && _likeA[i] == 0 && _likeB[j] == 0)
                {
                    (best, bestA, bestB) = (likeness[at], i, j);
                }
            }

            if (best < LeastLikeness)
            {
                return;
            }

            PairAlike(bestA, bestB, best);
        }
    }

    private void PairAlike(int i, int j, double likeness)
    {
        var skeleton = _a.Tokens[i].Skeleton;
        var same = skeleton == _b.Tokens[j].Skeleton;
        // Where four consonants agree the rest is romanisation; with fewer it may be chance.
        var strictness = !same ? 1.4 : skeleton.Length >= 4 ? 0.9 : 1.2;
        _likeA[i] = _likeB[j] = Math.Max(0.01, 1 - (strictness * (1 - likeness)));
        _sounds |= same;
        _misspelt |= !same;
    }

    private static double Likeness(NameToken x, NameToken y)
    {
        if (x.Kind is TokenKind.Number or TokenKind.Letter || y.Kind is TokenKind.Number or TokenKind.Letter || (x.Kind == TokenKind.Place && y.Kind == TokenKind.Place))
        {
            return 0;
        }

        if (Sound.TooFar(x.Consonants, y.Consonants, Math.Max(x.Sound.Length, y.Sound.Length)))
        {
            return 0;
        }

        var likeness = SoundDistance.Similarity(x.Sound, y.Sound, x.Vowelless || y.Vowelless);
        // Different letters with the same sound are not quite the same word; short words meet by chance.
        return Math.Min(likeness, Math.Min(x.Sound.Length, y.Sound.Length) <= 3 ? 0.94 : 0.98);
    }

    private double Dice(bool generic)
    {
        double matched = 0, total = 0;
        Sum(_a, _weightA, _likeA);
        Sum(_b, _weightB, _likeB);
        return total == 0 ? 0 : matched / total;

        void Sum(NameKey key, double[] weights, double[] like)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                if (generic || key.Tokens[i].Kind is TokenKind.Distinctive or TokenKind.Letter || like[i] is > 0 and < 1)
                {
                    matched += weights[i] * like[i];
                    total += weights[i];
                }
            }
        }
    }

    private bool Differ(TokenKind kind, bool both)
    {
        var restA = Unpaired(_a, _likeA);
        var restB = Unpaired(_b, _likeB);
        return both ? restA && restB : restA || restB;

        bool Unpaired(NameKey key, double[] like)
        {
            for (var i = 0; i < like.Length; i++)
            {
                if (like[i] == 0 && key.Tokens[i].Kind == kind)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static double Distinctive(NameKey key, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += key.Tokens[i].Kind is TokenKind.Distinctive or TokenKind.Letter ? weights[i] : 0;
        }

        return sum;
    }

    private static void Raise(NameKey key, double[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (key.Tokens[i].Kind is TokenKind.Generic or TokenKind.Place)
            {
                weights[i] = 0.8;
            }
        }
    }
}
