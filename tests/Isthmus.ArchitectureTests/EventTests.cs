using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isthmus.Contracts;

namespace Isthmus.ArchitectureTests;

/// <summary>Events are stored as JSON under a name: both must be readable by the version after this one.</summary>
public sealed partial class EventTests
{
    private static readonly Type[] Events = [.. House.Contracts.GetExportedTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IEvent)))];

    [Fact]
    public void Each_event_survives_the_way_through_JSON()
    {
        Assert.NotEmpty(Events);
        Assert.Empty(Broken(Events));
    }

    [Fact]
    public void Control_the_JSON_rule_finds_an_event_that_forgets() => Assert.NotEmpty(Broken([typeof(Forgetful)]));

    [Fact]
    public void Event_names_are_stable_and_unique()
    {
        var names = Events.Select(NameOf).ToList();
        Assert.All(names, n => Assert.Matches(Stable(), n));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    private static IEnumerable<string> Broken(IEnumerable<Type> events) => events.Where(type =>
    {
        var before = JsonSerializer.Serialize(Sample(type), type);
        try { return JsonSerializer.Serialize(JsonSerializer.Deserialize(before, type), type) != before; }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { return true; }
    }).Select(t => t.Name);

    private static string NameOf(Type type) => (string)type.GetProperty(nameof(IEvent.Name), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static object Sample(Type type)
    {
        if (type == typeof(string)) return "ا text \"quoted\"";
        if (type == typeof(Guid)) return Guid.CreateVersion7();
        if (type == typeof(int)) return 7;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTime)) return new DateTime(2026, 11, 27, 9, 30, 0, DateTimeKind.Utc);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Sample(inner);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return new Dictionary<string, string> { ["a"] = "b" };
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var item = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            list.Add(Sample(item));
            return list;
        }
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))]);
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z-]+$")]
    private static partial Regex Stable();

    private sealed class Forgetful(string what) : IEvent
    {
        public static string Name => "test.forgetful";
        public override string ToString() => what;
    }
}
