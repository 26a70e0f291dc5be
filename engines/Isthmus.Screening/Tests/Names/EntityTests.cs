namespace Isthmus.Screening.Tests.Names;

public sealed class EntityTests
{
    private static readonly ListEntry Person = new()
    {
        Id = "p1", Name = "Dragomir VUKASHIN", Type = PartyType.Person, BirthDates = [new(1961, 3, 9)], Countries = ["Freedonia", "Serbia"], Gender = "male", WeakAliases = ["Gray Wolf"],
        Identifiers = [new("Passport", "FR 4471902")],
    };

    private static readonly ListEntry Company = new() { Id = "o1", Name = "Zarya Instrument Works", Type = PartyType.Organisation, Identifiers = [new("Tax ID No.", "500100732259", "RU"), new("LEI", "5493001KJTIIGC8Y1R12")] };
    private static readonly ScreeningIndex Index = ScreeningIndex.Build([Person, Company, new ListEntry { Id = "v1", Name = "Dragomir Vukashin", Type = PartyType.Vessel }]);
    private static readonly Party Asked = new() { Name = "Dragomir Vukashin", Type = PartyType.Person };

    [Fact]
    public void Vessels_are_no_hits()
    {
        Assert.Equal(2, Index.Count);
        Assert.Equal("p1", Assert.Single(Index.Search(Asked)).Entry.Id);
    }

    [Fact]
    public void A_proven_identifier_decides_whatever_the_name()
    {
        var hit = Assert.Single(Index.Search(new Party { Name = "Something Else", Type = PartyType.Organisation, Identifiers = [new("LEI", "5493001KJTIIGC8Y1R12")] }));

        Assert.True(hit.Score >= 0.99);
        Assert.Contains(hit.Reasons, r => r.Kind == HitReasonKind.IdentifierEqual);
    }

    [Fact]
    public void A_number_with_wrong_check_digits_proves_nothing()
    {
        var index = ScreeningIndex.Build([Company with { Identifiers = [new("Tax ID No.", "500100732258")] }]);

        var hit = index.Search(new Party { Name = "Something Else", Type = PartyType.Organisation, Identifiers = [new("INN", "500100732258")] }, 0).FirstOrDefault();

        Assert.NotNull(hit);
        Assert.True(hit.Score < Thresholds.Strong);
        Assert.Contains(hit.Reasons, r => r.Kind == HitReasonKind.IdentifierValueEqual);
    }

    [Fact]
    public void The_day_of_birth_counts_by_its_precision()
    {
        double Score(string date) => Index.Search(Asked with { BirthDate = PartialDate.TryParse(date, out var d) ? d : null }, 0)[0].Score;

        var unknown = Index.Search(Asked, 0)[0].Score;
        Assert.True(Score("1961-03-09") > Score("1961-03"));
        Assert.True(Score("1961-03") > Score("1961"));
        Assert.True(Score("1961") > unknown);
        Assert.True(Score("1961-09-03") > Score("1961-11-20"));
        Assert.True(Score("1975-05-05") < unknown);
        Assert.True(Score("~1963") <= unknown);
        Assert.True(Score("~1963") > Score("1975-05-05"));
    }

    [Fact]
    public void Contradictions_lower_a_score_and_are_told()
    {
        var clean = Index.Search(Asked, 0)[0];
        var other = Index.Search(Asked with { Gender = "female", Countries = ["JP"], BirthDate = new PartialDate(1990, 1, 1) }, 0)[0];

        Assert.True(other.Score < clean.Score);
        Assert.Contains(other.Reasons, r => r.Kind == HitReasonKind.GenderContradicts);
        Assert.Contains(other.Reasons, r => r.Kind == HitReasonKind.BirthDateContradicts);
        Assert.DoesNotContain(other.Reasons, r => r.Kind == HitReasonKind.CountryEqual);
    }

    [Fact]
    public void A_country_is_one_by_code_and_by_name()
    {
        var hit = Index.Search(Asked with { Countries = ["RS"] }, 0)[0];

        Assert.Contains(hit.Reasons, r => r.Kind == HitReasonKind.CountryEqual);
        Assert.True(hit.Score >= Index.Search(Asked, 0)[0].Score);
    }

    [Fact]
    public void A_weak_alias_alone_is_never_strong()
    {
        var hit = Index.Search(new Party { Name = "Gray Wolf", Type = PartyType.Person, BirthDate = new(1961, 3, 9) }, 0)[0];

        Assert.True(hit.IsWeakAlias);
        Assert.True(hit.Score < Thresholds.Strong);
        Assert.Contains(hit.Reasons, r => r.Kind == HitReasonKind.WeakAliasCapped);
    }

    [Fact]
    public void An_organisation_is_no_person()
    {
        var score = Index.Search(Asked with { Type = PartyType.Organisation }, 0) is [var hit, ..] ? hit.Score : 0;
        Assert.True(score < Thresholds.Review);
    }

    [Fact]
    public void All_names_of_a_party_are_asked()
    {
        var hits = Index.Search(new Party { Name = "Quiet Gardens", Type = PartyType.Person, Aliases = ["Драгомир Вукашин"] });

        Assert.Equal("p1", Assert.Single(hits).Entry.Id);
    }

    [Fact]
    public void Shares_of_listed_owners_are_added_up()
    {
        var half = new Party { Name = "Quiet Gardens Ltd", Type = PartyType.Organisation, Owners = [new(Asked, 0.3), new(new Party { Name = "Zarya Instrument Works", Type = PartyType.Organisation }, 0.2)] };

        var finding = Index.Owned(half, Thresholds.Review);
        Assert.NotNull(finding);
        Assert.Equal(0.5, finding.Share, 9);
        Assert.True(finding.IsHit);
        Assert.Equal(["p1", "o1"], finding.Owners.Select(o => o.Hit.Entry.Id));

        Assert.False(Index.Owned(half with { Owners = [new(Asked, 0.49)] }, Thresholds.Review)!.IsHit);
        Assert.Null(Index.Owned(half with { Owners = [new(new Party { Name = "Nobody Known", Type = PartyType.Person }, 1)] }, Thresholds.Review));
        // What an owner holds through a company that listed parties own by half counts as theirs.
        Assert.True(Index.Owned(new Party { Name = "Daughter", Type = PartyType.Organisation, Owners = [new(half, 0.6)] }, Thresholds.Review)!.IsHit);
    }
}
