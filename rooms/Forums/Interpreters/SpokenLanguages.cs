namespace Isthmus.Forums.Interpreters;

/// <summary>
/// One language for the many ways in which forms and files write it ("fa", "Persian", "фарси", «فارسی»), so that a side that speaks Persian and one that speaks farsi need no interpreter. A language
/// that is not in the list means itself, however it is written.
/// </summary>
internal static class SpokenLanguages
{
    // Code; English, Russian and Persian name; other spellings.
    private static readonly string[][] s_known =
    [
        ["en", "English", "английский", "انگلیسی", "eng", "англ", "англ."],
        ["ru", "Russian", "русский", "روسی", "rus", "рус", "рус."],
        ["fa", "Persian", "персидский", "فارسی", "farsi", "фарси", "per", "fas", "dari", "дари", "دری", "پارسی"],
        ["ar", "Arabic", "арабский", "عربی", "العربية", "ara"],
        ["zh", "Chinese", "китайский", "چینی", "mandarin", "中文", "chi", "zho"],
        ["tr", "Turkish", "турецкий", "ترکی استانبولی", "türkçe", "tur", "ترکی"],
        ["az", "Azerbaijani", "азербайджанский", "ترکی آذربایجانی", "azeri", "azərbaycanca", "آذری"],
        ["hy", "Armenian", "армянский", "ارمنی", "հայերեն"],
        ["ka", "Georgian", "грузинский", "گرجی", "ქართული"],
        ["kk", "Kazakh", "казахский", "قزاقی", "қазақша"],
        ["uz", "Uzbek", "узбекский", "ازبکی", "o‘zbekcha", "o'zbek"],
        ["tg", "Tajik", "таджикский", "تاجیکی", "тоҷикӣ"],
        ["tk", "Turkmen", "туркменский", "ترکمنی", "türkmençe"],
        ["ky", "Kyrgyz", "киргизский", "قرقیزی", "кыргызча", "кыргызский"],
        ["be", "Belarusian", "белорусский", "بلاروسی", "беларуская"],
        ["de", "German", "немецкий", "آلمانی", "deutsch", "ger"],
        ["fr", "French", "французский", "فرانسوی", "français", "francais", "fre", "فرانسه"],
        ["es", "Spanish", "испанский", "اسپانیایی", "español", "spa"],
        ["it", "Italian", "итальянский", "ایتالیایی", "italiano"],
        ["pt", "Portuguese", "португальский", "پرتغالی", "português"],
        ["hi", "Hindi", "хинди", "هندی", "हिन्दी"],
        ["ur", "Urdu", "урду", "اردو"],
        ["ja", "Japanese", "японский", "ژاپنی", "日本語"],
        ["ko", "Korean", "корейский", "کره‌ای", "한국어"],
        ["id", "Indonesian", "индонезийский", "اندونزیایی", "bahasa indonesia"],
        ["vi", "Vietnamese", "вьетнамский", "ویتنامی", "tiếng việt"],
        ["ku", "Kurdish", "курдский", "کردی", "kurdî"],
        ["ps", "Pashto", "пушту", "پشتو"],
        ["sr", "Serbian", "сербский", "صربی", "српски", "srpski"],
    ];

    private static readonly Dictionary<string, string[]> s_bySpelling =
        s_known.SelectMany(l => l.Select(spelling => (Spelling: Plain(spelling), Language: l))).DistinctBy(x => x.Spelling).ToDictionary(x => x.Spelling, x => x.Language);

    /// <summary>What is compared: the code of a known language, else the text itself without regard to capitals and spaces.</summary>
    public static string Key(string written)
    {
        var plain = Plain(written);
        if (s_bySpelling.TryGetValue(plain, out var known)) return known[0];
        // "en-GB", "zh_CN": the language without its country.
        var cut = plain.IndexOfAny(['-', '_']);
        return cut == 2 && s_bySpelling.TryGetValue(plain[..cut], out known) ? known[0] : plain;
    }

    public static IReadOnlyList<string> Keys(IEnumerable<string> written) => [.. written.Where(w => !string.IsNullOrWhiteSpace(w)).Select(Key).Distinct(StringComparer.Ordinal)];

    /// <summary>The name in the reader's language; what was written where the language is not known.</summary>
    public static string Name(string written, Language reader) => s_bySpelling.TryGetValue(Key(written), out var known)
        ? known[reader == Language.Russian ? 2 : reader == Language.Persian ? 3 : 1] : written;

    public static string Names(IEnumerable<string> written, Language reader) =>
        string.Join(reader == Language.Persian ? "، " : ", ", written.Select(w => Name(w, reader)).Distinct(StringComparer.Ordinal));

    /// <summary>Two sides that both say what they speak and have nothing in common need an interpreter.</summary>
    public static bool AreApart(IEnumerable<string> one, IEnumerable<string> other)
    {
        var (a, b) = (Keys(one), Keys(other));
        return a.Count > 0 && b.Count > 0 && !a.Intersect(b, StringComparer.Ordinal).Any();
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant().Replace('ي', 'ی').Replace('ك', 'ک');
}
