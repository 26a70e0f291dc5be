using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Booking.Tests;

/// <summary>Cases made from a seed, which a failure names.</summary>
internal static class AnyCase
{
    public static readonly DateTime Start = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    public static void Holds(int cases, Action<Random> check) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => check(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    public static DateTime At(int minute) => Start.AddMinutes(minute);

    public static Span Of(int from, int until) => new(At(from), At(until));

    /// <summary>Some spans of a few hours, often touching: multiples of five minutes.</summary>
    public static Span[] Spans(this Random random, int most, int minutes)
    {
        var spans = new Span[random.Next(most + 1)];
        for (var i = 0; i < spans.Length; i++)
        {
            var from = random.Next(minutes / 5) * 5;
            spans[i] = Of(from, Math.Min(minutes + 60, from + (5 * random.Next(1, 13))));
        }
        return spans;
    }

    /// <summary>The oracle: minute by minute.</summary>
    public static bool[] Minutes(IEnumerable<Span> spans, int minutes)
    {
        var inside = new bool[minutes];
        foreach (var span in spans) for (var m = 0; m < minutes; m++) inside[m] |= span.Contains(At(m));
        return inside;
    }
}
