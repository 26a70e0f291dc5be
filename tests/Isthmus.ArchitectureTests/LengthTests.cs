using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.ArchitectureTests;

/// <summary>PostgreSQL refuses what is longer than its column, SQLite takes it: what a caller may write fits, by rule and not by luck.</summary>
public sealed class LengthTests
{
    // Written in longer ways than it is kept: digits with dots and spaces, a field's or a country's name for its code.
    private static readonly string[] KeptShorter = ["ProductInput.HsCode", "ProductInput.Field", "OwnerInput.Country"];

    [Fact]
    public async Task Every_text_in_the_body_of_an_API_call_has_a_longest_length_within_its_column()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var bodies = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct().ToList();
        Assert.True(bodies.Count > 20, $"{bodies.Count} bodies are known.");
        Assert.Empty(Faults(bodies, Columns()));
    }

    [Fact]
    public void Control_a_text_without_an_end_and_one_longer_than_its_column_are_found()
    {
        var columns = new[] { (Namespace: typeof(LengthTests).Namespace!, Name: nameof(Line.Title), Length: 100) };
        Assert.Equal(["Body.Lines.Note has no longest length", "Body.Lines.Title: 200 into a column of 100"], Faults([typeof(Body)], columns).Order(StringComparer.Ordinal));
    }

    private sealed record Body(IReadOnlyList<Line> Lines);

    private sealed record Line([property: StringLength(200)] string? Title, string? Note);

    // By name within a feature: the longest column of that name there.
    private static IEnumerable<string> Faults(IEnumerable<Type> bodies, IReadOnlyCollection<(string Namespace, string Name, int Length)> columns)
    {
        foreach (var (path, property) in bodies.SelectMany(b => Texts(b, b.Name, [])))
        {
            var longest = property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? property.GetCustomAttribute<MaxLengthAttribute>()?.Length;
            if (longest is null && property.GetCustomAttribute<RegularExpressionAttribute>() is null) yield return $"{path} has no longest length";
            var column = columns.Where(c => c.Name == property.Name && c.Namespace == property.DeclaringType!.Namespace).Select(c => (int?)c.Length).Max();
            if (longest > column && !KeptShorter.Contains($"{property.DeclaringType!.Name}.{property.Name}")) yield return $"{path}: {longest} into a column of {column}";
        }
    }

    private static IEnumerable<(string Path, PropertyInfo Property)> Texts(Type type, string path, HashSet<Type> seen)
    {
        if (!seen.Add(type)) yield break;
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite))
        {
            var inner = property.PropertyType.IsGenericType && property.PropertyType.GetInterfaces().Contains(typeof(System.Collections.IEnumerable)) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (property.PropertyType == typeof(string)) yield return ($"{path}.{property.Name}", property);
            else if (inner.IsClass && inner.Assembly.GetName().Name!.StartsWith("Isthmus.", StringComparison.Ordinal))
                foreach (var found in Texts(inner, $"{path}.{property.Name}", seen)) yield return found;
        }
    }

    private static List<(string Namespace, string Name, int Length)> Columns()
    {
        var columns = new List<(string, string, int)>();
        foreach (var type in House.Rooms.SelectMany(r => r.GetTypes()).Where(t => t.IsSubclassOf(typeof(RoomDb))))
        {
            using var window = House.Window(type, Provider.Postgres);
            columns.AddRange(window.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null).Select(p => (p.DeclaringType.ClrType.Namespace!, p.Name, p.GetMaxLength()!.Value)));
        }
        return columns;
    }
}
