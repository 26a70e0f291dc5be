using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Explaining;

/// <summary>The words of a document as they are written, and where each term first stands.</summary>
internal sealed class DocumentWords
{
    private DocumentWords()
    {
    }

    /// <summary>All words in their order.</summary>
    internal List<string> Tokens { get; } = [];

    /// <summary>For each term its first place among the words, and how often it stands.</summary>
    internal Dictionary<string, (int First, double Weight)> Places { get; } = new(StringComparer.Ordinal);

    internal static DocumentWords Read(MatchDocument document, Language language)
    {
        var words = new DocumentWords();
        foreach (var field in document.Fields)
        {
            if (field is not { Length: > 0 }) continue;
            var text = Tokeniser.Composed(field);
            var tokens = new Tokeniser(text);
            Token before = default;
            while (tokens.Next(out var token))
            {
                var written = text.Substring(token.Start, token.Length);
                words.Tokens.Add(written);
                var place = words.Tokens.Count - 1;
                if (token.Kind == TokenKind.Unspaced)
                {
                    if (before.Kind == TokenKind.Unspaced && token.IsJoined) words.Put(text.Substring(before.Start, before.Length + token.Length), place);
                }
                else if (Analyser.TermOf(written, language) is { Length: > 0 } term)
                {
                    words.Put(term, place);
                }

                before = token;
            }
        }

        return words;
    }

    private void Put(string term, int place) => Places[term] = Places.TryGetValue(term, out var known) ? (known.First, known.Weight + 1) : (place, 1);
}
