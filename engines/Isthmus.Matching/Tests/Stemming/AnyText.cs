using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Matching.Tests.Stemming;

/// <summary>Whatever is given: no exception, no more than the spare letters, nothing written behind them, the same answer again.</summary>
public sealed class AnyText
{
    private const string Letters = "aeiouybcdghklmnrstvwxz'’ıiİğşçöüаеиоуыэюяёбвгднтлрсшщьйابتثةيىیكکهأإآوفلنمسرچپگژـًّ\u200C\u200D٣۵0 \ud83d\ude00";

    public static TheoryData<string> Names => [.. Stemmer.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Letters_of_every_script_in_any_order_are_stemmed_within_bounds(string name)
    {
        var random = new Random(20260101);
        var endings = Endings();
        for (var round = 0; round < 60_000; round++)
        {
            var word = new StringBuilder();
            var length = random.Next(0, random.Next(4) == 0 ? 190 : 12);
            while (word.Length < length) word.Append(Letters[random.Next(Letters.Length)]);
            for (var i = random.Next(3); i > 0; i--) word.Append(endings[random.Next(endings.Length)]);
            Holds(name, word.Length > 200 ? word.ToString(0, 200) : word.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_string_is_stemmed_within_bounds(string name) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithStartSize(0).WithEndSize(200).WithReplay(20260101, 1), Prop.ForAll(
            Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c, 0, Math.Min(c.Length, 200))).ToArbitrary(), text =>
            {
                Holds(name, text);
                return true;
            }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        var stem = Stemmer.Named(name);
        var words = new[] { "english", "porter", "russian", "turkish", "arabic", "persian" }.SelectMany(f => Stemmer.Fixture(f)).Select(r => r.Word).ToArray();
        var buffer = new char[64];
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var word in words)
            {
                word.CopyTo(buffer);
                stem(buffer, word.Length);
            }

            if (round == 1) Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void Holds(string name, string word)
    {
        var stem = Stemmer.Named(name);
        var buffer = new char[word.Length + Stemmer.Spare + 8];
        Array.Fill(buffer, '\uFFFF');
        word.CopyTo(buffer);
        var length = stem(buffer.AsSpan(0, word.Length + Stemmer.Spare), word.Length);
        Assert.InRange(length, 0, word.Length + Stemmer.Spare);
        Assert.True(buffer.AsSpan(word.Length + Stemmer.Spare).IndexOfAnyExcept('\uFFFF') < 0, $"{name} writes behind {word}");
        Assert.Equal(new string(buffer, 0, length), stem.On(word));
    }

    // What the words of the fixtures end with: the suffixes of all languages.
    private static string[] Endings() =>
        [.. typeof(Stemmer).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("stems.", StringComparison.Ordinal)).SelectMany(n => Stemmer.Fixture(n["stems.".Length..]))
            .Select(r => r.Word[^Math.Min(r.Word.Length, 5)..]).Distinct().Order(StringComparer.Ordinal)];
}
