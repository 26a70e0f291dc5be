using System.Text.RegularExpressions;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>
/// From a word as it is written in a text to the headwords of a dictionary that it may be a form of, where cutting off endings does not lead there: a stemmer cuts too much (deniz, sea, to de) or makes two stems of
/// one word (музея, музей). The dictionary itself says what the headwords are; here is only said which endings a form may have in place of those of its headword.
/// </summary>
internal static partial class Inflections
{
    private const int LeastBase = 3;
    private const int LongestTail = 6;

    // Endings and what stands before them, Turkish, in all their vowels. Whether they may follow each other in this order is not asked: the headword decides.
    private static readonly HashSet<string> TurkishSuffixes = new(
        ("lar ler ım im um üm m ın in un ün n ı i u ü sı si su sü ımız imiz umuz ümüz mız miz muz müz ınız iniz unuz ünüz nız niz nuz nüz yı yi yu yü nı ni nu nü a e ya ye na ne da de ta te nda nde dan den tan ten ndan nden "
        + "nın nin nun nün la le yla yle ca ce ça çe nca nce ki lık lik luk lük lığ liğ luğ lüğ lı li lu lü sız siz suz süz cı ci cu cü çı çi çu çü sal sel "
        + "mak mek ma me mag meğ dı di du dü tı ti tu tü ydı ydi ydu ydü mış miş muş müş ymış ymiş yor ıyor iyor uyor üyor acak ecek yacak yecek acağ eceğ yacağ yeceğ ar er ır ir ur ür r an en yan yen dık dik duk dük tık tik tuk tük "
        + "dığ diğ duğ düğ tığ tiğ tuğ tüğ ıp ip up üp yıp yip arak erek yarak yerek sa se malı meli maz mez ıl il ul ül l dır dir dur dür tır tir tur tür t ış iş uş üş ş abil ebil yabil yebil ama eme lan len laş leş k z sın sin sun sün ken").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> SoftFinals = new(["bp", "cç", "dt", "ğk", "gk"], StringComparer.Ordinal);

    /// <summary>The headwords of which a Turkish word may be a form; those of the longest root that has any.</summary>
    internal static List<string> Turkish(string word, Func<string, bool> isHead)
    {
        var found = new List<string>();
        for (var length = word.Length; length >= 2 && found.Count == 0; length--)
        {
            var rest = word.AsSpan(length);
            if (!IsChain(rest)) continue;
            var root = word[..length];
            if (length >= LeastBase) Take(root);
            Take(root + "mak");
            Take(root + "mek");
            if (rest.IsEmpty) continue;
            // söylüyor: the vowel of the root has given way
            if (rest.Length > 3 && rest[1..].StartsWith("yor", StringComparison.Ordinal))
            {
                Take(root + "amak");
                Take(root + "emek");
            }

            // kitabı, kitap: the last consonant is soft before a vowel
            foreach (var pair in SoftFinals)
            {
                if (root[^1] == pair[0] && IsVowel(rest[0]) && length >= LeastBase) Take(root[..^1] + pair[1]);
            }
        }

        return found;

        void Take(string head)
        {
            if (isHead(head) && !found.Contains(head)) found.Add(head);
        }
    }

    /// <summary>The headwords of which a Russian word may be a form: those that share the longest beginning with it and differ in an ending.</summary>
    /// <param name="word">The word.</param>
    /// <param name="heads">All headwords, sorted by their characters.</param>
    internal static List<string> Russian(string word, string[] heads)
    {
        var found = new List<string>();
        var least = Math.Max(LeastBase, word.Length - LongestTail);
        for (var length = word.Length; length >= least && found.Count == 0; length--)
        {
            if (length < word.Length - length || !RussianTail().IsMatch(word.AsSpan(length))) continue;
            var root = word[..length];
            var at = Array.BinarySearch(heads, root, StringComparer.Ordinal);
            for (at = at < 0 ? ~at : at; at < heads.Length && heads[at].StartsWith(root, StringComparison.Ordinal); at++)
            {
                var tail = heads[at].AsSpan(length);
                if (tail.Length <= LongestTail && RussianTail().IsMatch(tail)) found.Add(heads[at]);
            }
        }

        return found;
    }

    private static bool IsChain(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 24) return false;
        Span<bool> reached = stackalloc bool[25];
        reached[0] = true;
        var suffixes = TurkishSuffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = 1; end <= rest.Length; end++)
        {
            for (var start = Math.Max(0, end - 6); start < end && !reached[end]; start++) reached[end] = reached[start] && suffixes.Contains(rest[start..end]);
        }

        return reached[rest.Length];
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'ı' or 'i' or 'o' or 'ö' or 'u' or 'ü';

    // What makes one word of another or comes and goes between its forms, and then an ending of a noun, an adjective or a verb.
    [GeneratedRegex("^(?:нн?|[ае]нн?|енн|ск|ческ|[уюая]щ|вш|[оеи]м|[оеё]?[вкц]|[ео]в(?:ск)?|(?:[ае]н)?и|ин|[аиеяы]?т?)?"
        + "(?:|[аяоеиыуюьй]|ов|[еи]в|[еаоия][йм]|[аяи]х|[аяыи]ми|[оею]ю|[ыи][йехм]|[ая]я|[ое]е|[ео]го|[ео]му|ую|ию|ии|ия|ие[мй]|ием|ья|ье|ью|ьи|ть|ти|ть?ся|чь|[аяиеы]?л[аои]?(?:с[ья])?|[еуюиаяё]т(?:ся)?|[еи]шь|[еи]те|[оы]вать|ивать|у[её]т|уют|[ая]н|ов[ао]л[аои]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RussianTail();
}
