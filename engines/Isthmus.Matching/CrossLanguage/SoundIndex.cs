using System.Runtime.InteropServices;
using Isthmus.Matching.Index;
using Isthmus.Matching.Text;
using Isthmus.Screening.Align;
using Isthmus.Screening.Latinise;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>
/// Finds words that sound like a word of another language: names and loan words that no dictionary has (Каролина, پاستور, teknoloji). Words are put together
/// by their consonants and compared sound by sound, with the costs of the screening engine. Latin, Cyrillic and Arabic letters are read.
/// </summary>
internal sealed class SoundIndex(WordTable words)
{
    private const int Most = 4;
    private const int LeastLetters = 3;

    private readonly Lock growing = new();
    private readonly Dictionary<string, List<Heard>> bySkeleton = new(StringComparer.Ordinal);
    private int seen;

    /// <summary>The words that sound most alike, at least as alike as asked, best first.</summary>
    internal List<(int Term, float Likeness)> Find(string word, Language language, Language target, float least)
    {
        if (ScriptOf(target) is not { } script) return [];
        var (sounds, isVowelless) = SoundsOf(word, language);
        var skeleton = Sounds.Skeleton(sounds);
        if (skeleton.Length < 2) return [];
        var found = new List<(int Term, float Likeness)>();
        Compare(Like(skeleton), sounds, isVowelless, script, least, found);
        if (skeleton.Length > 3) Compare(Like(skeleton[..^1]), sounds, isVowelless, script, least, found);
        found.Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.Term.CompareTo(b.Term));
        return found.Count > Most ? found[..Most] : found;
    }

    /// <summary>Reads the words that came since, so that no search has to.</summary>
    internal void Prepare()
    {
        lock (growing) Grow();
    }

    // A list grows at its end and what stands in it does not change, so what was taken under the lock is compared without it.
    private ReadOnlySpan<Heard> Like(string skeleton)
    {
        lock (growing)
        {
            Grow();
            return bySkeleton.TryGetValue(skeleton, out var list) ? CollectionsMarshal.AsSpan(list) : [];
        }
    }

    private static void Compare(ReadOnlySpan<Heard> like, string sounds, bool isVowelless, Script script, float least, List<(int Term, float Likeness)> found)
    {
        foreach (var (term, other, its) in like)
        {
            if (its != script) continue;
            float length = Math.Max(sounds.Length, other.Length);
            var limit = (1 - least) * length;
            var cost = SoundDistance.Of(sounds, other, isVowelless, script == Script.Arabic, limit);
            if (cost <= limit && !found.Exists(f => f.Term == term)) found.Add((term, 1 - (cost / length)));
        }
    }

    private void Grow()
    {
        var count = words.Count;
        for (; seen < count; seen++)
        {
            var word = words.WordOf(seen).ToString();
            if (word.Length is < LeastLetters or > 30) continue;
            var script = Scripts.Of(word[0]);
            if (script is not (Script.Latin or Script.Cyrillic or Script.Arabic) || word.IndexOfAnyInRange('0', '9') >= 0) continue;
            var sounds = script == Script.Arabic ? Sounds.OfArabic(word) : Sounds.OfLatin(Transliteration.ToLatin(word, script));
            var skeleton = Sounds.Skeleton(sounds);
            if (skeleton.Length < 2) continue;
            Put(skeleton, new Heard(seen, sounds, script));
            // also without its last consonant: endings differ
            if (skeleton.Length > 3) Put(skeleton[..^1], new Heard(seen, sounds, script));
            // Angeles, Virginia: a g before e, i or y may be said as j
            if (script != Script.Latin || !SoftG(word, out var soft)) continue;
            sounds = Sounds.OfLatin(soft);
            skeleton = Sounds.Skeleton(sounds);
            if (skeleton.Length < 2) continue;
            Put(skeleton, new Heard(seen, sounds, script));
            if (skeleton.Length > 3) Put(skeleton[..^1], new Heard(seen, sounds, script));
        }
    }

    private static bool SoftG(string word, out string soft)
    {
        soft = word.Replace("gge", "je", StringComparison.Ordinal).Replace("ge", "je", StringComparison.Ordinal).Replace("gi", "ji", StringComparison.Ordinal).Replace("gy", "ji", StringComparison.Ordinal);
        return soft != word;
    }

    private void Put(string skeleton, Heard heard)
    {
        if (!bySkeleton.TryGetValue(skeleton, out var list)) bySkeleton[skeleton] = list = [];
        list.Add(heard);
    }

    // the writing whose words may sound like one of another; Chinese characters say no sound
    private static Script? ScriptOf(Language language) => language switch
    {
        Language.English or Language.Turkish => Script.Latin,
        Language.Russian => Script.Cyrillic,
        Language.Persian or Language.Arabic => Script.Arabic,
        _ => null,
    };

    private static (string Sounds, bool IsVowelless) SoundsOf(string word, Language language) => language switch
    {
        Language.Persian or Language.Arabic => (Sounds.OfArabic(word), true),
        Language.Turkish => (Sounds.OfLatin(Turkish(word)), false),
        _ => (Sounds.OfLatin(Transliteration.ToLatin(word, Scripts.Of(word[0]))), false),
    };

    // Turkish letters by their sound.
    private static string Turkish(string word) => word.Replace("c", "j", StringComparison.Ordinal).Replace("ç", "ch", StringComparison.Ordinal).Replace("ş", "sh", StringComparison.Ordinal)
        .Replace("ğ", "", StringComparison.Ordinal).Replace('ı', 'i').Replace('ö', 'o').Replace('ü', 'u').Replace('â', 'a').Replace('î', 'i').Replace('û', 'u');

    private readonly record struct Heard(int Term, string Sounds, Script Script);
}
