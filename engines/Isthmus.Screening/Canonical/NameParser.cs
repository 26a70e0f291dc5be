using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Canonical;

/// <summary>Reads a line as the names that it holds.</summary>
internal static class NameParser
{
    /// <summary>The words of a name that are compared; more are not looked at.</summary>
    internal const int MostTokens = 14;

    /// <summary>All variants of a name, at least one; a name without letters gives <see cref="ParsedName.Empty"/>.</summary>
    internal static List<ParsedName> Parse(string? name, PartyType type, TokenFactory tokens)
    {
        var clean = TextCleaning.Clean(name);
        var variants = NameVariants.Of(clean);
        var result = new List<ParsedName>(variants.Count);
        foreach (var variant in variants)
        {
            var words = WordSplitting.OfClean(variant);
            if (words.Count == 0) continue;
            var isPerson = type == PartyType.Person || type == PartyType.Unknown && !LooksLikeOrganisation(words);
            // "SURNAME, Given": lists write the other order.
            if (isPerson && variant.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && comma == variant.LastIndexOf(',') && WordSplitting.OfClean(variant[(comma + 1)..]) is { Count: > 0 } given)
                words = [.. given, .. WordSplitting.OfClean(variant[..comma])];
            var parsed = isPerson ? PersonName.Parse(words, name!, tokens) : OrganisationName.Parse(words, name!, tokens);
            if (parsed.Tokens.Length > 0) result.Add(parsed);
        }

        if (result.Count == 0) result.Add(ParsedName.Empty);
        return result;
    }

    private static bool LooksLikeOrganisation(List<string> words)
    {
        Span<bool> legal = stackalloc bool[words.Count];
        legal.Clear();
        if (LegalForms.Mark(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words), legal) != LegalClass.None) return true;
        foreach (var word in words)
        {
            if (word.Length > 3 && NameWords.GenericOf(word, word) != 0 || LegalForms.HanSuffix(word, out _) > 0) return true;
        }

        return false;
    }

    internal static ParsedName Finish(List<Token> tokens, string text, LegalClass legal, bool isPerson)
    {
        var kept = new List<Token>(Math.Min(tokens.Count, MostTokens));
        var weight = 0f;
        foreach (var token in tokens)
        {
            if (!token.Carries || kept.Count == MostTokens) continue;
            kept.Add(token);
            weight += token.Weight;
        }

        return new ParsedName { Text = text, Tokens = [.. kept], Legal = legal, IsPerson = isPerson, Weight = weight };
    }
}
