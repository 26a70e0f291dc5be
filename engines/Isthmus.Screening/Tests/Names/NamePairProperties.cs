using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Screening.Tests.Names;

public sealed class NamePairProperties
{
    private static readonly string[] Words =
    [
        "Pars", "Nano", "Северный", "Laboratories", "شرکت", "گروه", "Group", "ООО", "Ltd.", "A.Ş.", "İlaç", "Technology", "12", "II", "大疆", "O'Neil", "R&D", "Ä", "-", "x", "Ivan", "Иванович", "Kim", "김", "al-",
        "Abdul", "Rahman", "عبد", "الرحمن", "(a.k.a.", ")", ";", ",", "Iran", "Завод", "ḥ", "\u200C", "\uD800", "דוד", "ა", "Hussein", "bin",
    ];

    // Sound nothing like any of the others or each other.
    private static readonly string[] Strangers = ["Quxwump", "Bdrgthok", "Jvylmp", "Zzyxfoo"];

    private static readonly Arbitrary<string> Names = Gen.Elements(Words).ArrayOf().Select(w => string.Join(' ', w)).ToArbitrary();
    private static readonly Arbitrary<PartyType> Types = Gen.Elements(PartyType.Person, PartyType.Organisation, PartyType.Unknown).ToArbitrary();
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Fact]
    public void A_score_is_a_probability_and_always_the_same() => Check.One(Many, Prop.ForAll(Names, Names, Types, (a, b, type) =>
    {
        var score = NamePairs.Score(a, b, type);
        return score is >= 0 and <= 1 && score == NamePairs.Score(a, b, type);
    }));

    [Fact]
    public void A_name_is_as_like_itself_as_can_be_whatever_its_case_and_spaces() => Check.One(Many, Prop.ForAll(Names, Types, (a, type) =>
        NamePairs.Score(a, "  " + a.ToUpperInvariant() + "  ", type) == NamePairs.Score(a, a, type)));

    [Fact]
    public void Contradicting_words_on_both_sides_never_raise_a_score() => Check.One(Many, Prop.ForAll(Simple, Simple, Gen.Elements(0, 1, 2, 3).ToArbitrary(), (a, b, which) =>
    {
        var before = NamePairs.Score(a, b, PartyType.Person);
        var after = NamePairs.Score($"{a} {Strangers[which]}", $"{b} {Strangers[(which + 1) % 4]}", PartyType.Person);
        return after <= before + 1e-9;
    }));

    [Fact]
    public void Any_text_has_a_score() => Check.One(Many, Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), Types, (a, b, type) =>
        NamePairs.Score(a ?? "", b ?? "", type) is >= 0 and <= 1));

    private static readonly Arbitrary<string> Simple =
        Gen.Elements("Markus", "Anneliese", "Tobermory", "Hussein", "Карпов", "Lindqvist", "Okonkwo", "Ferreira", "Dashiell", "Wolfgang").ArrayOf().Where(w => w.Length is >= 1 and <= 5).Select(w => string.Join(' ', w)).ToArbitrary();
}
