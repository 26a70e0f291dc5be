using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Explaining;

/// <summary>The words of a document as they are written, and where each term first stands.</summary>
internal sealed class DocumentWords
{
    // names of two words (ISO 13485, x-ray) as they are written
    private readonly Dictionary<string, string> compounds = new(StringComparer.Ordinal);

    private DocumentWords()
    {
    }

    /// <summary>All words in their order.</summary>
    internal List<string> Tokens { get; } = [];

    /// <summary>For each term its first place among the words, and how often it stands.</summary>
    internal Dictionary<string, (int First, double Weight)> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>How the document writes a term that it has.</summary>
    internal string Written(string term) => compounds.GetValueOrDefault(term) ?? Tokens[Places[term].First];

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
                    if (token.Kind == TokenKind.Code) words.PutParts(term, language, place);
                }

                if (before.Kind != TokenKind.Unspaced && before.Length is > 0 and <= 24 && Analyser.IsCompound(text, before, token, before.Length, token.Length))
                    words.PutCompound(Analyser.TermOf(string.Concat(text.AsSpan(before.Start, before.Length), written), language), text[before.Start..(token.Start + token.Length)], place - 1);

                before = token;
            }
        }

        return words;
    }

    // as the analyser says them besides
    private void PutParts(string code, Language language, int place)
    {
        var cut = Analyser.Cut(code);
        if (cut == 0) return;
        if (Analyser.TermOf(code[..cut], language) is { Length: > 0 } letters) Put(letters, place);
        Put(code[cut..], place);
    }

    private void PutCompound(string term, string written, int place)
    {
        if (term.Length == 0) return;
        if (!Places.ContainsKey(term)) compounds[term] = written;
        Put(term, place);
    }

    private void Put(string term, int place) => Places[term] = Places.TryGetValue(term, out var known) ? (known.First, known.Weight + 1) : (place, 1);
}
