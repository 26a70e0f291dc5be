namespace Isthmus.Screening.Latinise;

/// <summary>A word of Latin and Cyrillic or Greek letters mixed is one word with look-alikes: the fewer letters are taken for what they look like.</summary>
internal static class LookAlikes
{
    private const string Latin = "aeopcxyikmhtbjsdgnuv";
    private const string Cyrillic = "аеорсхуікмнтвјѕԁԍпиѵ";
    private const string GreekAlike = "αεορϲχυικμητβϳѕδγηυν";

    internal static string OneScript(string word, out Script script)
    {
        int latin = 0, cyrillic = 0, greek = 0;
        foreach (var c in word)
        {
            switch (Scripts.Of(c))
            {
                case Script.Latin: latin++; break;
                case Script.Cyrillic: cyrillic++; break;
                case Script.Greek: greek++; break;
            }
        }

        script = cyrillic > latin && cyrillic >= greek ? Script.Cyrillic : greek > latin ? Script.Greek : Script.Latin;
        if (latin == word.Length || cyrillic == word.Length || greek == word.Length) return word;
        var from = script == Script.Latin ? Cyrillic : Latin;
        var to = script == Script.Latin ? Latin : script == Script.Cyrillic ? Cyrillic : GreekAlike;
        return string.Create(word.Length, (word, from, to, script), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = state.word[i];
                var at = state.from.IndexOf(c, StringComparison.Ordinal);
                if (at < 0 && state.script == Script.Latin) at = GreekAlike.IndexOf(c, StringComparison.Ordinal);
                span[i] = at >= 0 && Scripts.Of(c) != state.script ? state.to[at] : c;
            }
        });
    }
}
