using System.Text;

namespace Isthmus.Screening.Tests.Names;

/// <summary>Random and adversarial text: mixed scripts, combining marks, overrides of direction, halves of surrogates, very long words.</summary>
internal sealed class HostileNames(int seed)
{
    private static readonly string[] Parts =
    [
        "a", "Kim", "абв", "محمد", "\u202E", "\u202D", "\u200F", "\u0301\u0301\u0301\u0301", "\uD83D\uDE00", "\uD800", "\uDC00", "\uFFFE", "\uFDFA", "习近平", "김정", "が", "ヴァ", "(", ")", "((((", "a.k.a.", ";", ",,,", "'", "’", "...",
        " ", "\t", "\n", "\0", "LLC", "ООО", "1234567890", "İ", "ß", "ǆ", "ﷺ", "𝔘𝔫𝔦", "zzzzzzzzzzzzzzzzzzzz", "A.B.C.", "ـــــ", "ಕನ್ನಡ", "ไทย", "\u0E33", "፩", "\u1100\u1161", "-", "_", "|", "%s", "<script>", "' OR 1=1",
    ];

    private readonly Random _random = new(seed);

    internal string Next() => _random.Next(12) switch
    {
        0 => new string((char)_random.Next(1, 0xFFFF), _random.Next(1, 400)),
        1 => Characters(_random.Next(0, 60)),
        2 when _random.Next(40) == 0 => Pieces(3000),
        3 when _random.Next(40) == 0 => Characters(10_000),
        4 => "",
        _ => Pieces(_random.Next(1, 14)),
    };

    private string Characters(int count)
    {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++) text.Append((char)_random.Next(0, 0x10000));
        return text.ToString();
    }

    private string Pieces(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(Parts[_random.Next(Parts.Length)]).Append(_random.Next(3) == 0 ? " " : "");
        return text.ToString();
    }
}
