namespace Isthmus.Screening.Tests.Names;

/// <summary>Invented or public-life names, a few for each script and habit of writing.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("Пётр Ильич Чайковский", "Pyotr Ilyich TCHAIKOVSKY")]
    [InlineData("Володимир Шевченко", "Vladimir SHEVCHENKO")]
    [InlineData("Уладзімір Караткевіч", "Uladzimir KARATKEVICH")]
    [InlineData("Христо Ботев", "Hristo Botev")]
    [InlineData("Ђорђе Стаменковић", "Djordje STAMENKOVIC")]
    [InlineData("Νίκος Καζαντζάκης", "Nikos KAZANTZAKIS")]
    [InlineData("შოთა რუსთაველი", "Shota RUSTAVELI")]
    [InlineData("Արամ Խաչատրյան", "Aram KHACHATRYAN")]
    [InlineData("דוד בן גוריון", "David BEN GURION")]
    [InlineData("نجيب محفوظ", "Naguib MAHFOUZ")]
    [InlineData("عبد الرحمن الداخل", "Abdul Rahman AL-DAKHIL")]
    [InlineData("محمدرضا شجریان", "Mohammad Reza SHAJARIAN")]
    [InlineData("علامہ محمد اقبال", "Allama Muhammad IQBAL")]
    [InlineData("윤동주", "YUN Dong-ju")]
    [InlineData("이순신", "YI Sun-sin")]
    [InlineData("鲁迅", "LU Xun")]
    [InlineData("曾国藩", "ZENG Guofan")]
    [InlineData("くろさわ あきら", "Akira KUROSAWA")]
    [InlineData("रवीन्द्रनाथ टैगोर", "Rabindranath TAGORE")]
    [InlineData("TCHAIKOVSKY, Pyotr", "Pyotr Tchaikovsky")]
    [InlineData("Abdelrahman MUNIF", "Abd al-Rahman Munif")]
    [InlineData("Jürgen Groß", "Juergen Gross")]
    public void One_person_in_two_writings_is_a_match(string query, string listed) =>
        Assert.True(NamePairs.Score(query, listed, PartyType.Person) >= Thresholds.Pair, $"{NamePairs.Score(query, listed, PartyType.Person):0.000}");

    [Theory]
    [InlineData("Пётр Ильич Чайковский", "Modest Ilyich TCHAIKOVSKY")]
    [InlineData("Νίκος Καζαντζάκης", "Yannis RITSOS")]
    [InlineData("نجيب محفوظ", "Najib RAZAK")]
    [InlineData("윤동주", "YUN Chi-ho")]
    [InlineData("鲁迅", "LU Yao")]
    [InlineData("习近朋", "习近平")]
    [InlineData("Karl Meier", "Maria Schulze")]
    [InlineData("Steven King", "Stephen Lowe")]
    public void Two_persons_are_none(string query, string listed) =>
        Assert.True(NamePairs.Score(query, listed, PartyType.Person) < Thresholds.Pair, $"{NamePairs.Score(query, listed, PartyType.Person):0.000}");

    [Theory]
    [InlineData("ООО «Северный ветер»", "Severny Veter LLC")]
    [InlineData("Общество с ограниченной ответственностью Заря-М", "OOO Zarya-M")]
    [InlineData("Northwind Traders Ltd.", "NORTHWIND TRADERS LIMITED")]
    [InlineData("NORTHWIND TRADERSLTD", "Northwind Traders Limited")]
    [InlineData("J. P. Hartmann & Co.", "JP Hartmann and Co")]
    [InlineData("شرکت پتروشیمی زاگرس", "Zagros Petrochemical Company")]
    [InlineData("Zagros Petrochmical Compnay", "Zagros Petrochemical Company")]
    [InlineData("LIMITEDLIABILITY COMPANY AVRORA KHIM", "Avrora Khim LLC")]
    public void One_organisation_in_two_writings_is_a_match(string query, string listed) =>
        Assert.True(NamePairs.Score(query, listed, PartyType.Organisation) >= Thresholds.Pair, $"{NamePairs.Score(query, listed, PartyType.Organisation):0.000}");

    [Theory]
    [InlineData("Northwind Traders Ltd.", "Southwind Traders Ltd.")]
    [InlineData("Bank of Freedonia", "Bank of Sylvania")]
    [InlineData("Aramil Repair Plant 12", "Aramil Repair Plant 14")]
    [InlineData("Acme Holding GmbH", "Emca Trading GmbH")]
    public void Two_organisations_are_none(string query, string listed) =>
        Assert.True(NamePairs.Score(query, listed, PartyType.Organisation) < Thresholds.Pair, $"{NamePairs.Score(query, listed, PartyType.Organisation):0.000}");

    [Fact]
    public void A_line_with_several_names_counts_by_its_likest()
    {
        Assert.True(NamePairs.Score("Pyotr Tchaikovsky", "Somebody Else a.k.a. Peter TCHAIKOVSKY", PartyType.Person) >= Thresholds.Pair);
        Assert.True(NamePairs.Score("Zouheir Hamdan", "Zuhair (a.k.a. Zouheir, Zuheir) HAMDAN", PartyType.Person) >= Thresholds.Pair);
    }

    [Fact]
    public void Each_word_is_explained()
    {
        var words = NamePairs.Explain("Пётр Чайковский", "Modest Ilyich TCHAIKOVSKY", PartyType.Person);

        Assert.Contains(words, w => w is { Query: "чайковский", Listed: "tchaikovsky", Relation: TokenRelation.Transliteration, Likeness: > 0.9 });
        Assert.Contains(words, w => w is { Query: "петр" or "пётр", Listed: null, Relation: TokenRelation.Contradicts });
    }
}
