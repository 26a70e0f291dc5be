using FsCheck;
using FsCheck.Fluent;
using Isthmus.Figures.Units;

namespace Isthmus.Figures.Tests;

public sealed class FigureTests
{
    [Theory]
    [InlineData("4400", "4400", Qualifier.Exact)]
    [InlineData("≥ 4,400", "≥ 4400", Qualifier.AtLeast)]
    [InlineData(">=4400", "≥ 4400", Qualifier.AtLeast)]
    [InlineData(">7 000", "> 7000", Qualifier.MoreThan)]
    [InlineData("~0.8", "≈ 0.8", Qualifier.About)]
    [InlineData("≤ 2,0", "≤ 2.0", Qualifier.AtMost)]
    [InlineData("<5", "< 5", Qualifier.LessThan)]
    [InlineData("200?", "? 200", Qualifier.Ambiguous)]
    [InlineData("۲۰۰؟", "? 200", Qualifier.Ambiguous)]
    [InlineData("۱۲۳٬۴۵۶٫۷", "123456.7", Qualifier.Exact)]
    [InlineData("10..20", "10..20", Qualifier.Exact)]
    [InlineData("≈ 10–20", "≈ 10..20", Qualifier.About)]
    [InlineData("↓", "↓", Qualifier.Exact)]
    [InlineData("−5", "-5", Qualifier.Exact)]
    [InlineData("1.5e3", "1500", Qualifier.Exact)]
    public void A_figure_is_read_as_people_write_it(string text, string written, Qualifier qualifier)
    {
        Assert.True(FigureText.TryRead(text, Unit.Count, Standing.Claim, out var figure));
        Assert.Equal((written, qualifier), (figure!.ToString(), figure.Qualifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("about 5")]
    [InlineData("1,23,456")]
    [InlineData("1.2.3")]
    [InlineData("20..10")]
    [InlineData("≈")]
    [InlineData("≥ ↓")]
    [InlineData("1,234.5,6")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void What_is_no_figure_is_refused(string text) => Assert.False(FigureText.TryRead(text, Unit.Count, Standing.Claim, out _));

    [Fact]
    public void Any_text_is_read_or_refused_and_what_was_read_is_read_again() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        !FigureText.TryRead(text, Unit.Count, Standing.Actual, out var figure) || (FigureText.TryRead(figure!.ToString(), Unit.Count, Standing.Actual, out var again) && again == figure)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("USD", "USD")]
    [InlineData("million USD", "USD e6")]
    [InlineData("USD bn", "USD e9")]
    [InlineData("usd E6", "USD e6")]
    [InlineData("%", "PT")]
    [InlineData("", "NUMBER")]
    [InlineData("thousand", "NUMBER e3")]
    [InlineData("km2", "KM2")]
    public void A_unit_is_read_as_people_write_it(string text, string written) => Assert.True(Unit.TryParse(text, out var unit) && unit.ToString() == written && Unit.TryParse(written, out var again) && again == unit);

    [Theory]
    [InlineData("bananas")]
    [InlineData("million million USD")]
    [InlineData("USD e99")]
    [InlineData("USD EUR")]
    public void An_unknown_unit_is_refused(string text) => Assert.False(Unit.TryParse(text, out _));

    private static readonly string[] Codes = ["NUMBER", "PT", "PERMILLE", "RATIO", "USD", "EUR", "M2", "HA", "KM2", "KG", "T", "KWH", "MWH", "HOUR", "DAY", "MONTH", "YEAR", "RANK"];

    private static readonly Gen<Unit> AnyUnit = Gen.Elements(Codes).SelectMany(c => Gen.Choose(-3, 9).Select(p => Unit.Find(c, p)!.Value));

    [Fact]
    public void A_value_converted_and_back_is_the_same()
    {
        var cases = AnyUnit.SelectMany(a => AnyUnit.SelectMany(b => Gen.Choose(-1_000_000, 1_000_000).Select(v => (a, b, v)))).ToArbitrary();
        Prop.ForAll(cases, c => Figure.Number(c.v, c.a).In(c.b) is not { } there ? c.a.Dimension != c.b.Dimension : there.In(c.a)!.Low == c.v || Math.Abs(there.In(c.a)!.Low - c.v) < 1e-9m).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Currencies_are_never_converted() => Assert.Null(Figure.Number(1, Unit.Find("USD")!.Value).In(Unit.Find("EUR")!.Value));

    [Fact]
    public void A_million_dollars_are_a_thousand_thousand() => Assert.Equal(1000, Figure.Number(1, Unit.Find("USD", 6)!.Value).In(Unit.Find("USD", 3)!.Value)!.Low);
}
