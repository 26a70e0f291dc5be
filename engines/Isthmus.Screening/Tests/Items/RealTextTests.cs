using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Screening.Items;
using Isthmus.Screening.Topics;

namespace Isthmus.Screening.Tests.Items;

/// <summary>Texts that nobody wrote for this engine. They are not shipped; where they are absent the tests are skipped by name.</summary>
public sealed class RealTextTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_the_customs_tariff_only_arms_are_refused_and_few_headings_alert()
    {
        var path = RealTexts.File("data", "matching", "taxonomies", "hs", "harmonized-system.csv");
        Assert.SkipWhen(path is null, RealTexts.Missing);

        int all = 0, armsRefused = 0, arms = 0, others = 0, alerts = 0;
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(path!))
        {
            var cells = Regex.Match(line, "^[^,]*,([0-9]{6}),(.*),[0-9]{4},6$");
            if (!cells.Success) continue;
            all++;
            var (code, text) = (cells.Groups[1].Value, cells.Groups[2].Value.Trim('"'));
            // Chapter 93 is arms and ammunition, 8710 tanks, 890610 warships, 880260 spacecraft with their launch vehicles; 9307 is swords and bayonets.
            var isArms = (code.StartsWith("93", StringComparison.Ordinal) && code != "930700") || code is "871000" or "890610" or "880260";
            var refused = TopicScreener.Default.Find(text).Any(f => f.Outcome == TopicOutcome.Refuse);
            if (isArms) { arms++; armsRefused += refused ? 1 : 0; }
            else if (refused) { others++; wrong.Add($"{code} {text}"); }
            if (ItemScreener.Default.Search(new ItemText { Text = text }).Count > 0) alerts++;
        }

        output.WriteLine($"{all} subheadings: {armsRefused} of {arms} arms refused, {others} others refused, {alerts} item alerts ({100.0 * alerts / all:0.0} %). {string.Join("; ", wrong)}");
        Assert.True(all > 5000);
        Assert.True(armsRefused >= arms - 1, $"{armsRefused} of {arms}");
        Assert.True(others <= 3, string.Join("\n", wrong));
        Assert.InRange(100.0 * alerts / all, 0, 2);
    }

    [Theory]
    [InlineData("fa", 5)]
    [InlineData("ru", 5)]
    [InlineData("tr", 5)]
    public void Of_a_thousand_everyday_sentences_hardly_any_is_refused(string language, int most)
    {
        var path = RealTexts.File("data", "matching", "collections", $"tatoeba-{language}-en", "queries.jsonl");
        Assert.SkipWhen(path is null, RealTexts.Missing);

        var texts = RealTexts.JsonTexts(path!).ToList();
        var refused = texts.Count(t => TopicScreener.Default.Find(t).Any(f => f.Outcome == TopicOutcome.Refuse));
        var any = texts.Count(t => TopicScreener.Default.Find(t).Count > 0);
        var items = texts.Count(t => ItemScreener.Default.Search(new ItemText { Text = t }).Count > 0);
        output.WriteLine($"{language}: {texts.Count} sentences, {refused} refused, {any} with any topic, {items} item alerts");

        Assert.True(refused <= most, $"{refused} refused");
        Assert.InRange(any, 0, 4 * most);
    }

    [Fact]
    public void Terms_for_military_goods_are_refused_or_referred()
    {
        var path = RealTexts.File("data", "screening", "uk_goods_terms.csv");
        Assert.SkipWhen(path is null, RealTexts.Missing);

        var military = new Regex(@"weapon|ammunition|missile|grenade|\bguns?\b|rifle|pistol|bomb|mortar|artillery|torpedo|military|combat|naval|warhead|munition|mines$|shotgun|flame throw|depth charge|air defence|aircraft carrier|rocket|launch vehicle|intercept|surveillance|WMD|intrusion|uranium|plutonium", RegexOptions.IgnoreCase);
        var terms = File.ReadLines(path!).Skip(1).Where(l => l.StartsWith("subject,", StringComparison.Ordinal)).Select(l => l.Split(',')[1].Trim('"'))
            .Where(t => military.IsMatch(t) && !t.Contains("non-military", StringComparison.Ordinal)).ToList();
        var found = terms.Select(t => TopicScreener.Default.Find(t)).ToList();
        var refused = found.Count(f => f.Any(x => x.Outcome == TopicOutcome.Refuse));
        var nothing = found.Count(f => f.Count == 0);
        output.WriteLine($"{terms.Count} terms: {refused} refused, {terms.Count - refused - nothing} referred, {nothing} not found");

        Assert.True(terms.Count > 150);
        Assert.InRange((double)nothing / terms.Count, 0, 0.08);
        Assert.InRange((double)refused / terms.Count, 0.6, 1);
    }

    [Fact]
    public void Of_the_product_s_own_interface_and_demo_nothing_is_refused()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) folder = folder.Parent;
        Assert.NotNull(folder);
        var texts = new List<string>();
        foreach (var place in (string[])["rooms", "platform", "host"])
            // The texts of the gate itself speak of nothing else.
            foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.FullName, place), "Texts.json", SearchOption.AllDirectories).Where(p => !p.Contains("Compliance", StringComparison.Ordinal)))
            {
                using var json = JsonDocument.Parse(File.ReadAllText(path));
                Collect(json.RootElement, texts);
            }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.FullName, "demo"), "*.csv")) texts.AddRange(File.ReadLines(path));
        var found = texts.Select(t => (Text: t, Findings: TopicScreener.Default.Find(t))).Where(f => f.Findings.Count > 0).ToList();
        var items = texts.Count(t => ItemScreener.Default.Search(new ItemText { Text = t }).Count > 0);
        output.WriteLine($"{texts.Count} texts: {found.Count} with a topic, {items} item alerts. {string.Join("; ", found.Select(f => f.Text))}");

        Assert.True(texts.Count > 3000);
        Assert.DoesNotContain(found, f => f.Findings.Any(x => x.Outcome == TopicOutcome.Refuse));
        // Names of fields such as aerospace, and the marker "dual use" itself.
        Assert.True(found.Count <= 12, string.Join("\n", found.Select(f => f.Text)));
        Assert.True(items <= 5);
    }

    private static void Collect(JsonElement json, List<string> texts)
    {
        if (json.ValueKind == JsonValueKind.String) texts.Add(json.GetString()!);
        else if (json.ValueKind == JsonValueKind.Array) foreach (var element in json.EnumerateArray()) Collect(element, texts);
        else if (json.ValueKind == JsonValueKind.Object) foreach (var property in json.EnumerateObject()) Collect(property.Value, texts);
    }
}
