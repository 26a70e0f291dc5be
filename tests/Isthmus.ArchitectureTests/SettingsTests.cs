using System.Reflection;
using Isthmus.Platform.Data;
using Isthmus.Platform.Http;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Testing;
using Isthmus.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isthmus.ArchitectureTests;

/// <summary>What an operator can set stands in the operator's guide.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<Type, string> s_sections = new()
    {
        [typeof(DatabaseSettings)] = "Database", [typeof(SiteSettings)] = "Site", [typeof(MailSettings)] = "Mail", [typeof(BackgroundSettings)] = "Background", [typeof(RateLimitSettings)] = "RateLimits", [typeof(PrintingSettings)] = "Printing",
        // A room's settings are its own.
        [House.Rooms.SelectMany(a => a.GetTypes()).Single(t => t.Name == "ComplianceSettings")] = "Compliance",
        [House.Rooms.SelectMany(a => a.GetTypes()).Single(t => t.Name == "MatchingSettings")] = "Partnering",
        [House.Rooms.SelectMany(a => a.GetTypes()).Single(t => t.Name == "TaxonomySettings")] = "Partnering",
        [House.Rooms.SelectMany(a => a.GetTypes()).Single(t => t.Name == "EmbeddingSettings")] = "Partnering:Embeddings",
    };

    private static string Guide => File.ReadAllText(Path.Combine(House.Root, "docs", "guide", "operator.md"));

    [Fact]
    public void Every_setting_stands_in_the_operators_guide() => Assert.Empty(s_sections.SelectMany(s => Missing(Guide, s.Value, s.Key)));

    [Fact]
    public void Control_a_setting_that_nobody_described_is_found() => Assert.NotEmpty(Missing("| `Site:Name` | ...", "Site", typeof(SiteSettings)));

    [Fact]
    public async Task No_settings_class_of_the_site_is_left_out()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        // Bound and checked at the start: that is what AddSettings does, and nothing else of ours does it.
        var settings = House.Rooms.Append(House.Platform).Append(typeof(PrintingSettings).Assembly).SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Settings", StringComparison.Ordinal))
            .Where(t => site.Services.GetService(typeof(IConfigureOptions<>).MakeGenericType(t)) is not null).ToList();
        Assert.Equal(s_sections.Keys.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), settings.OrderBy(t => t.Name, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Missing(string guide, string section, Type settings) => settings
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"{section}:{p.Name}")
        .Where(name => !guide.Split('\n').Any(line => line.StartsWith('|') && line.Contains($"`{name}`", StringComparison.Ordinal)));
}
