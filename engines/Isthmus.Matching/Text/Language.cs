namespace Isthmus.Matching.Text;

/// <summary>The languages the engine reads with rules of their own. Every other language is read too, by its letters alone.</summary>
public enum Language
{
    /// <summary>Not declared: found by script and by frequent words.</summary>
    Unknown = 0,

    /// <summary>English.</summary>
    English = 1,

    /// <summary>Russian.</summary>
    Russian = 2,

    /// <summary>Persian.</summary>
    Persian = 3,

    /// <summary>Arabic.</summary>
    Arabic = 4,

    /// <summary>Turkish.</summary>
    Turkish = 5,

    /// <summary>Chinese.</summary>
    Chinese = 6,

    /// <summary>A language without rules of its own here: words are lower-cased, not stemmed.</summary>
    Other = 7,
}

/// <summary>The codes of the languages.</summary>
public static class LanguageCodes
{
    /// <summary>How many languages there are, with <see cref="Language.Unknown"/> and <see cref="Language.Other"/>.</summary>
    internal const int Count = 8;

    /// <summary>The language of a BCP 47 tag ("en", "fa-IR"); null or empty is <see cref="Language.Unknown"/>, a tag the engine has no rules for is <see cref="Language.Other"/>.</summary>
    public static Language Parse(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return Language.Unknown;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant() switch
        {
            "en" => Language.English,
            "ru" => Language.Russian,
            "fa" => Language.Persian,
            "ar" => Language.Arabic,
            "tr" => Language.Turkish,
            "zh" => Language.Chinese,
            "und" => Language.Unknown,
            _ => Language.Other,
        };
    }

    /// <summary>The two letters of a language; "und" for <see cref="Language.Unknown"/> and <see cref="Language.Other"/>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.English => "en",
        Language.Russian => "ru",
        Language.Persian => "fa",
        Language.Arabic => "ar",
        Language.Turkish => "tr",
        Language.Chinese => "zh",
        _ => "und",
    };
}
