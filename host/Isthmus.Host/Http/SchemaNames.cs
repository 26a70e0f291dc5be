using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Isthmus.Host.Http;

/// <summary>
/// Names of schemas in the OpenAPI document: a type by the use case that it stands in, <c>BookResourcesRequest</c>, for by its own name alone each use case's <c>Request</c> would be the same one.
/// Where two rooms or features have use cases of one name, by its namespace as well.
/// </summary>
internal static class SchemaNames
{
    private static readonly Lazy<ILookup<string, Type>> s_byPath = new(() => Assemblies().SelectMany(a => a.GetTypes()).Where(t => !t.IsGenericParameter).ToLookup(Path));

    public static string? Of(JsonTypeInfo info) => OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null ? null : Name(info.Type);

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner);
        if (type.IsArray) return "ArrayOf" + Name(type.GetElementType()!);
        if (type.IsGenericType) return $"{Path(type)}Of{string.Join("And", type.GetGenericArguments().Select(Name))}";
        var path = Path(type);
        return s_byPath.Value[path].Take(2).Count() < 2 ? path : type.Namespace!.Replace("Isthmus.", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + path;
    }

    private static string Path(Type type) => (type.DeclaringType is { } outer ? Path(outer) : "") + type.Name.Split('`')[0];

    private static IEnumerable<Assembly> Assemblies() => Rooms.Pages.SelectMany(r => r.GetReferencedAssemblies().Where(a => a.Name!.StartsWith("Isthmus.", StringComparison.Ordinal)).Select(Assembly.Load).Append(r)).Distinct();
}
