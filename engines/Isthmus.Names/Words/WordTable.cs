using System.Collections.Frozen;
using Isthmus.Names.Folding;

namespace Isthmus.Names.Words;

/// <summary>A multilingual word list: each line is "concept: words"; a word with a star stands for all words that begin so.</summary>
internal sealed class WordTable
{
    private const int ShortestStem = 4;
    private readonly FrozenDictionary<string, string> _words;
    private readonly FrozenDictionary<string, string> _stems;

    internal WordTable(string lines)
    {
        var words = new Dictionary<string, string>();
        var stems = new Dictionary<string, string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var concept = line[..colon];
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var folded = string.Concat(TextFold.Words(word).Select(w => w.Text));
                (word.EndsWith('*') ? stems : words).TryAdd(folded, concept);
            }
        }

        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
        _stems = stems.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal string? ConceptOf(string word)
    {
        if (_words.TryGetValue(word, out var concept))
        {
            return concept;
        }

        for (var length = word.Length; length >= ShortestStem; length--)
        {
            if (_stems.TryGetValue(word[..length], out concept))
            {
                return concept;
            }
        }

        return null;
    }
}
