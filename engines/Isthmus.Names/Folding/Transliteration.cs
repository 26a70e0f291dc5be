using System.Collections.Frozen;
using System.Text;

namespace Isthmus.Names.Folding;

/// <summary>
/// Letters of other scripts to Latin, close to the romanisations of passports and company registers (BGN/PCGN for Cyrillic and Persian, ISO 843, 9984, 9985
/// simplified, Revised Romanisation for Korean). Chinese characters and scripts without a table stay as they are.
/// </summary>
internal static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = Table().ToFrozenDictionary();

    internal static string ToLatin(string word, out bool vowelless)
    {
        vowelless = false;
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var result = new StringBuilder(word.Length * 2);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c < 128)
            {
                result.Append(c);
            }
            else if (c is >= '\u0600' and <= '\u06FF')
            {
                vowelless = true;
                AppendArabic(result, word, i);
            }
            else
            {
                vowelless |= c is >= '\u0590' and <= '\u05FF';
                result.Append(Letters.TryGetValue(c, out var latin) ? latin : c.ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>Waw, yeh and heh are vowels or consonants by their place in the word.</summary>
    private static void AppendArabic(StringBuilder result, string word, int i)
    {
        var previous = i == 0 ? '\0' : word[i - 1];
        var next = i + 1 < word.Length ? word[i + 1] : '\0';
        switch (word[i])
        {
            case 'و':
                result.Append(i == 0 || IsLongVowel(previous) || IsLongVowel(next) ? 'v' : 'u');
                break;
            case 'ی':
                result.Append(i == 0 || previous == 'ا' || next == 'ا' ? 'y' : 'i');
                break;
            case 'ه':
                result.Append(next == '\0' && i > 0 && !IsLongVowel(previous) ? 'e' : 'h');
                break;
            case 'ع':
                result.Append(i == 0 ? "a" : "");
                break;
            case var c when Letters.TryGetValue(c, out var latin):
                result.Append(latin);
                break;
        }
    }

    private static bool IsLongVowel(char c) => c is 'ا' or 'ی' or 'و';

    private static Dictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        Add(table, "а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya");
        Add(table, "є ye і i ї yi ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ќ k ѓ g ѕ dz қ k ғ g ү u ұ u ә a ө o ң n һ h ҳ kh ҷ j ӣ i ӯ u");
        Add(table, "ا a ب b پ p ت t ث s ج j چ ch ح h خ kh د d ذ z ر r ز z ژ zh س s ش sh ص s ض z ط t ظ z غ gh ف f ق q ک k گ g ل l م m ن n ة a ء - ئ y ؤ u ڤ v ۇ u ۆ o ۈ u ڭ ng");
        Add(table, "א a ב b ג g ד d ה h ו v ז z ח kh ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ ts ץ ts ק k ר r ש sh ת t");
        Add(table, "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ kh ψ ps ω o");
        Add(table, "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ u փ p ք k օ o ֆ f և ev");
        Add(table, "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h");
        AddRange(table, '\u1100', "g kk n d tt r m b pp s ss - j jj ch k t p h");
        AddRange(table, '\u1161', "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i");
        AddRange(table, '\u11A8', "k k ks n nj nh t l lk lm lp ls lt lp lh m p ps t t ng t t k t p h");
        return table;
    }

    private static void Add(Dictionary<char, string> table, string pairs)
    {
        var parts = pairs.Split(' ');
        for (var i = 0; i < parts.Length; i += 2)
        {
            table[parts[i][0]] = parts[i + 1] == "-" ? "" : parts[i + 1];
        }
    }

    private static void AddRange(Dictionary<char, string> table, char first, string latin)
    {
        foreach (var part in latin.Split(' '))
        {
            table[first++] = part == "-" ? "" : part;
        }
    }
}
