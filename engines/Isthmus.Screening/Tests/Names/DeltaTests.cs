namespace Isthmus.Screening.Tests.Names;

public sealed class DeltaTests
{
    private static readonly ListEntry Entry = new()
    {
        Id = "1", Name = "Dragomir Vukashin", Type = PartyType.Person, Aliases = ["A", "B"], WeakAliases = ["C"], BirthDates = [new(1961)], Gender = "male", Countries = ["Serbia"], Programmes = ["P"],
        Identifiers = [new("Passport", "12345", "RS")], ListedOn = new(2022, 4, 20), Remarks = "r",
    };

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static readonly Dictionary<string, ListEntry> Changed = new()
    {
        ["id"] = Entry with { Id = "2" },
        ["name"] = Entry with { Name = "Dragomir Vukasin" },
        ["type"] = Entry with { Type = PartyType.Organisation },
        ["aliases"] = Entry with { Aliases = ["A", "B", ""] },
        ["aliases joined"] = Entry with { Aliases = ["AB"] },
        ["weak"] = Entry with { WeakAliases = [], Aliases = ["A", "B", "C"] },
        ["birth"] = Entry with { BirthDates = [new(1961, 1)] },
        ["approximate"] = Entry with { BirthDates = [new(1961, null, null, true)] },
        ["gender"] = Entry with { Gender = null },
        ["countries"] = Entry with { Countries = [] },
        ["programmes"] = Entry with { Programmes = ["Q"] },
        ["identifier"] = Entry with { Identifiers = [new("Passport", "12345")] },
        ["date"] = Entry with { ListedOn = new(2022, 4, 21) },
        ["remarks"] = Entry with { Remarks = "r " },
        ["surrogate"] = Entry with { Remarks = "\uD800" },
        ["another surrogate"] = Entry with { Remarks = "\uD801" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_changes_changes_the_fingerprint(string what)
    {
        Assert.NotEqual(EntryFingerprint.Of(Entry), EntryFingerprint.Of(Changed[what]));
        Assert.Equal(EntryFingerprint.Of(Entry), EntryFingerprint.Of(Entry with { Aliases = [.. Entry.Aliases] }));
    }

    [Fact]
    public void All_changes_have_fingerprints_of_their_own() => Assert.Equal(Changed.Count, Changed.Values.Select(EntryFingerprint.Of).Distinct().Count());

    [Fact]
    public void A_delta_tells_what_came_changed_and_went()
    {
        var delta = ListDelta.Between([Entry, Entry with { Id = "old" }, Entry with { Id = "same" }], [Entry with { Id = "same" }, Entry with { Remarks = "x" }, Entry with { Id = "new" }]);

        Assert.Equal(["new"], delta.Added.Select(e => e.Id));
        Assert.Equal(["old"], delta.Removed.Select(e => e.Id));
        Assert.Equal("x", Assert.Single(delta.Changed).Now.Remarks);
        Assert.Equal(["new", "1"], delta.ToScreen.Select(e => e.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Asking_the_parties_finds_exactly_what_screening_each_would(int seed)
    {
        var names = new InventedNames(seed);
        var parties = Enumerable.Range(0, 1500).Select(i => (Key: $"k{i}", Party: Party(names, i))).ToDictionary(p => p.Key, p => p.Party);
        var entries = Enumerable.Range(0, 120).Select(i => new ListEntry
        {
            Id = $"e{i}",
            Type = i % 2 == 0 ? PartyType.Organisation : PartyType.Person,
            // Two of three resemble a party.
            Name = i % 3 == 0 ? names.Organisation() : names.Misspelt(parties[$"k{names.Next(1500)}"].Name),
            Aliases = [names.Person()],
            WeakAliases = i % 7 == 0 ? [names.Word()] : [],
            Identifiers = i % 10 == 0 ? [new("LEI", $"5493001KJTIIGC8Y1R{i:00}")] : [],
        }).ToList();
        var index = PartyIndex.Build(parties);

        foreach (var threshold in (double[])[0.05, Thresholds.Review, 0.9])
        {
            var list = ScreeningIndex.Build(entries);
            var expected = parties.Where(p => list.Search(p.Value, threshold).Count > 0 || list.Owned(p.Value, threshold) is { IsHit: true }).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
            var found = index.Affected(entries, threshold);

            Assert.NotEmpty(expected);
            Assert.Equal(expected, found.Select(f => f.Key));
            foreach (var party in found)
                Assert.Equal(list.Search(parties[party.Key], threshold).Select(h => (h.Entry.Id, h.Score)), party.Hits.Select(h => (h.Entry.Id, h.Score)));
        }
    }

    [Fact]
    public void A_changed_copy_answers_as_if_built_anew()
    {
        var names = new InventedNames(9);
        var parties = Enumerable.Range(0, 300).ToDictionary(i => $"k{i}", i => Party(names, i));
        var index = PartyIndex.Build(parties);
        var before = index.Count;
        for (var i = 0; i < 1300; i++)
        {
            var key = $"k{names.Next(400)}";
            if (i % 3 == 0) { index = index.Without(key); parties.Remove(key); }
            else { parties[key] = Party(names, i); index = index.With(key, parties[key]); }
        }

        var entries = parties.Values.Take(60).Select((p, i) => new ListEntry { Id = $"e{i}", Name = names.Misspelt(p.Name), Type = p.Type }).ToList();
        Assert.Equal(300, before);
        Assert.Equal(parties.Count, index.Count);
        Assert.Equal(PartyIndex.Build(parties).Affected(entries).Select(a => a.Key), index.Affected(entries).Select(a => a.Key));
    }

    private static Party Party(InventedNames names, int i) => new()
    {
        Name = i % 2 == 0 ? names.Organisation() : names.Person(),
        Type = i % 2 == 0 ? PartyType.Organisation : PartyType.Person,
        Aliases = i % 5 == 0 ? [names.Organisation()] : [],
        Identifiers = i % 50 == 0 ? [new("LEI", $"5493001KJTIIGC8Y1R{i / 50 % 10}0")] : [],
        Owners = i % 11 == 0 ? [new(new Party { Name = names.Person(), Type = PartyType.Person }, 0.6)] : [],
    };
}
