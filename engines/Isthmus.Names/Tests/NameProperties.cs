using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Names.Tests;

public sealed class NameProperties
{
    private static readonly string[] Words =
    [
        "Pars", "Nano", "ХимРар", "Laboratories", "سیناژن", "گروه", "Group", "ООО", "Ltd.", "A.Ş.", "İlaç", "Technology", "12", "II", "大疆", "O'Neil", "R&D", "Ä", "-", "x",
        "Iran", "Завод", "ḥ", "\u200C", "\uD800",
    ];

    private static readonly Arbitrary<string> Names = Gen.Elements(Words).ArrayOf().Select(w => string.Join(' ', w)).ToArbitrary();

    [Fact]
    public void Comparison_is_symmetric_and_between_0_and_1() => Prop.ForAll(Names, Names, (a, b) =>
    {
        var one = NameMatch.Compare(a, b);
        return one == NameMatch.Compare(b, a) && one.Score is >= 0 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_equals_itself_in_capitals_and_with_spaces() => Prop.ForAll(Names, a =>
        NameKey.Of(a).IsEmpty || NameMatch.Compare(a, "  " + a.ToUpperInvariant() + " ").Score == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_is_its_own_key() => Prop.ForAll(Names, a =>
    {
        var key = NameKey.Of(a).Key;
        return NameKey.Of(key).Key == key || NameKey.Of(a).LegalFamily is not null || key.Contains("ltd") || key.Contains("ooo") || key.Contains("as");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_has_a_key_and_terms() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        _ = NameKey.Of(text);
        _ = WebsiteKey.Of(text);
        return SearchTerms.Found(SearchTerms.Column([text]), text ?? "");
    }).QuickCheckThrowOnFailure();
}
