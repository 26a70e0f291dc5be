using System.Reflection;

namespace Isthmus.ArchitectureTests;

public sealed class WallTests
{
    private static readonly HashSet<string> RoomNames = [.. House.Rooms.Select(r => r.GetName().Name!)];

    [Fact]
    public void A_room_references_no_other_room() =>
        Assert.Empty(WallRules.References(House.Rooms, (_, to) => RoomNames.Contains(to)));

    [Fact]
    public void Control_the_reference_rule_finds_a_reference() =>
        Assert.NotEmpty(WallRules.References([typeof(Schema.SchemaDb).Assembly], (_, to) => RoomNames.Contains(to)));

    [Fact]
    public void Platform_contracts_and_interface_reference_no_room() =>
        Assert.Empty(WallRules.References([House.Platform, House.Contracts, House.Ui], (_, to) => RoomNames.Contains(to)));

    [Fact]
    public void Contracts_reference_only_the_framework() =>
        Assert.Empty(WallRules.References([House.Contracts], (_, to) => !WallRules.IsFramework(to)));

    [Fact]
    public void Engines_reference_only_the_framework()
    {
        Assert.NotEmpty(House.Engines);
        Assert.Empty(WallRules.References(House.Engines, (_, to) => !WallRules.IsFramework(to)));
    }

    [Fact]
    public void Control_the_framework_rule_finds_a_package() =>
        Assert.NotEmpty(WallRules.References([House.Platform], (_, to) => !WallRules.IsFramework(to)));

    [Fact]
    public void A_room_shows_only_its_door_and_its_pages() =>
        Assert.Empty(House.Rooms.SelectMany(WallRules.ExportedBesidesDoorAndPages));

    [Fact]
    public void Control_the_door_rule_finds_an_exported_class() =>
        Assert.Contains(typeof(Open).FullName, WallRules.ExportedBesidesDoorAndPages(typeof(WallTests).Assembly));

    [Fact]
    public void Classes_are_sealed_or_abstract() =>
        Assert.Empty(WallRules.OpenClasses([.. House.Rooms.Append(House.Platform).Concat(House.Engines).SelectMany(a => a.GetTypes())]));

    [Fact]
    public void Control_the_sealing_rule_finds_an_open_class() => Assert.NotEmpty(WallRules.OpenClasses([typeof(Open)]));

    [Fact]
    public void Contracts_hold_only_records_enums_and_interfaces() =>
        Assert.Empty(WallRules.NeitherRecordEnumNorInterface(House.Contracts.GetExportedTypes()));

    [Fact]
    public void Control_the_contracts_rule_finds_a_class() => Assert.NotEmpty(WallRules.NeitherRecordEnumNorInterface([typeof(Open)]));

    [Fact]
    public void Public_async_methods_take_a_cancellation_token() =>
        Assert.Empty(WallRules.AsyncWithoutToken(House.Rooms.Append(House.Platform).Append(House.Contracts).SelectMany(a => a.GetExportedTypes())));

    [Fact]
    public void Control_the_token_rule_finds_a_method_without() => Assert.NotEmpty(WallRules.AsyncWithoutToken([typeof(Open)]));

    public class Open
    {
        public Task Forgetful() => Task.CompletedTask;
    }
}
