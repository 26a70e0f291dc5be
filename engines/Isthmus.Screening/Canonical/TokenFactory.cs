using Isthmus.Screening.Align;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>Makes tokens; with sharing, equal words of one kind are one instance, which an index of many names needs. A shared factory is not thread-safe.</summary>
internal sealed class TokenFactory(bool sharing)
{
    private readonly Dictionary<(string, TokenKind, bool), Token>? _shared = sharing ? [] : null;

    internal Token Make(string surface, Script script, TokenKind kind, float weight, short group = 0, string? latin = null, bool korean = false)
    {
        if (_shared is not null && _shared.TryGetValue((surface, kind, korean), out var known) && known.Weight == weight) return known;
        latin ??= Transliteration.ToLatin(surface, script);
        var vowelless = script is Script.Arabic or Script.Hebrew;
        var sounds = script switch
        {
            Script.Arabic => Sounds.OfArabic(surface),
            Script.Hebrew => Sounds.OfHebrew(surface),
            // No table: the letters themselves are the keys.
            Script.Other => "",
            _ => Sounds.OfLatin(latin),
        };
        if (script == Script.Arabic) latin = sounds;
        var skeleton = Sounds.Skeleton(sounds);
        var token = new Token
        {
            Surface = surface,
            Latin = latin,
            Sounds = sounds,
            Canonical = script == Script.Other ? Hashed(surface) : Sounds.Canonical(sounds, vowelless),
            Skeleton = skeleton,
            Korean = !korean || vowelless ? "" : script == Script.Hangul && latin.Length > 0 && surface.Length > 1 ? KoreanOf(surface) : Sounds.Korean(latin),
            Script = script,
            Kind = kind,
            Weight = sounds.Length == 0 && script != Script.Other ? 0 : weight,
            Group = group,
            Length = script == Script.Other ? surface.Length : SoundCosts.Length(sounds),
            Mask = MaskOf(skeleton),
        };
        if (_shared is not null) _shared[(surface, kind, korean)] = token;
        return token;
    }

    // By syllables: su-il is not suil with the vowel ui.
    private static string KoreanOf(string hangul) => string.Concat(hangul.Select(c => Sounds.Korean(Transliteration.ToLatin([c], Script.Hangul))));

    private static string Hashed(string surface) => string.Create(surface.Length, surface, static (span, text) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)('a' + text[i] % 26);
    });

    private static uint MaskOf(string skeleton)
    {
        var mask = 0u;
        foreach (var c in skeleton) mask |= 1u << ("BFTKHJSLRMN*0123456789".IndexOf(c, StringComparison.Ordinal) & 31);
        return mask;
    }
}
