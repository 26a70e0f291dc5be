using System.Collections.Frozen;
using System.Text;

namespace Isthmus.Screening.Latinise;

/// <summary>
/// Letters to Latin, close to what passports and registers write: BGN/PCGN for Cyrillic (Russian, Ukrainian, Belarusian, Bulgarian, Serbian), ISO 843 for Greek, the
/// national systems of Georgia and Armenia, Hepburn for Kana, Revised Romanisation for Korean, Mandarin readings for Han, ISO 259 simplified for Hebrew, and a plain
/// reading of Devanagari and its sisters. Arabic writing is not latinised: its consonants are read by <see cref="Align.Sounds.OfArabic"/>.
/// </summary>
internal static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = Table().ToFrozenDictionary();
    private static readonly string[] Leads = "g kk n d tt r m b pp s ss - j jj ch k t p h".Split(' ');
    private static readonly string[] Vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ');
    private static readonly string[] Tails = "- k k ks n nj nh t l lk lm lp ls lt lp lh m p ps t t ng t t k t p h".Split(' ');

    internal static string ToLatin(ReadOnlySpan<char> word, Script script)
    {
        if (script is Script.Latin or Script.Digits && Ascii.IsValid(word)) return word.ToString();
        var result = new StringBuilder(word.Length * 2);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            switch (script)
            {
                case Script.Hangul:
                    AppendSyllable(result, c);
                    break;
                case Script.Han:
                    result.Append(HanReadings.Of(c, isSurname: false));
                    break;
                case Script.Kana:
                    AppendKana(result, word, i);
                    break;
                case Script.Indic:
                    Indic.Append(result, word, i);
                    break;
                default:
                    if (c < 128) result.Append(c);
                    // Greek pairs that stand for one sound.
                    else if (script == Script.Greek && i + 1 < word.Length && Pair(word[i], word[i + 1]) is { } pair) { result.Append(pair); i++; }
                    else if (Letters.TryGetValue(c, out var latin)) result.Append(latin);
                    else if (script is not (Script.Latin or Script.Cyrillic or Script.Greek or Script.Armenian or Script.Georgian or Script.Hebrew)) result.Append(c);
                    break;
            }
        }

        return result.ToString();
    }

    private static string? Pair(char a, char b) => (a, b) switch
    {
        ('ο', 'υ') => "u",
        ('μ', 'π') => "b",
        ('ν', 'τ') => "d",
        ('γ', 'κ') => "g",
        ('γ', 'γ') => "ng",
        ('ε', 'ι') or ('ο', 'ι') => "i",
        ('α', 'ι') => "e",
        ('α', 'υ') => "av",
        ('ε', 'υ') => "ev",
        _ => null,
    };

    private static void AppendSyllable(StringBuilder result, char c)
    {
        var index = c - 0xAC00;
        Add(Leads[index / 588]);
        Add(Vowels[index / 28 % 21]);
        Add(Tails[index % 28]);
        void Add(string part) { if (part != "-") result.Append(part); }
    }

    private static void AppendKana(StringBuilder result, ReadOnlySpan<char> word, int i)
    {
        var c = word[i];
        if (c is >= '\u30A1' and <= '\u30F6') c = (char)(c - 0x60);
        switch (c)
        {
            case 'ー' or 'っ': return;
            case 'ゃ' or 'ゅ' or 'ょ' or 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ':
                // A small vowel takes the place of the vowel before it: ji + ya is ja.
                if (result.Length > 0 && result[^1] is 'i' or 'u' or 'e' or 'o') result.Length--;
                if (c is 'ゃ' or 'ゅ' or 'ょ' && !(result.Length > 0 && result[^1] is 'h' or 'j')) result.Append('y');
                result.Append(c switch { 'ゃ' or 'ぁ' => 'a', 'ぃ' => 'i', 'ゅ' or 'ぅ' => 'u', 'ぇ' => 'e', _ => 'o' });
                return;
            case var k when Letters.TryGetValue(k, out var latin): result.Append(latin); return;
        }
    }

    private static Dictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        Add(table, "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya");
        Add(table, "є ye і i ї yi ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ќ k ѓ g ѕ dz қ k ғ g ү u ұ u ә a ө o ң n һ h ҳ kh ҷ j ӣ i ӯ u ѐ e ѝ i ѣ e ѓ g ѵ i");
        Add(table, "א a ב b ג g ד d ה h ו v ז z ח kh ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ ts ץ ts ק k ר r ש sh ת t");
        Add(table, "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ kh ψ ps ω o");
        Add(table, "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ u փ p ք k օ o ֆ f և ev");
        Add(table, "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h");
        Add(table, "あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち chi つ tsu て te と to な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho");
        Add(table, "ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu ぜ ze ぞ zo だ da ぢ ji づ zu で de ど do");
        Add(table, "ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu");
        return table;
    }

    private static void Add(Dictionary<char, string> table, string pairs)
    {
        var parts = pairs.Split(' ');
        for (var i = 0; i < parts.Length; i += 2) table[parts[i][0]] = parts[i + 1] == "-" ? "" : parts[i + 1];
    }
}
