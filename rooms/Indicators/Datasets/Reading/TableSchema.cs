namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>What a Table Schema allows in the cells of a field.</summary>
internal sealed record FieldRules(bool Required, bool Unique, string? Minimum, string? Maximum, int? MinLength, int? MaxLength, string? Pattern, IReadOnlyList<string>? OneOf);

internal sealed record SchemaField(string Name, string Type, string? Title, string? Description, FieldRules Rules);

/// <summary>The Table Schema of a resource: what its columns are called and hold.</summary>
internal sealed record TableSchema(IReadOnlyList<SchemaField> Fields, IReadOnlyList<string> PrimaryKey, IReadOnlyList<string> MissingValues)
{
    /// <summary>Of a field. What is not among them is not checked but told.</summary>
    public static readonly IReadOnlyList<string> Types = ["string", "number", "integer", "year", "yearmonth", "date", "datetime", "time", "boolean", "any", "object", "array", "duration", "geopoint", "geojson", "list"];

    public SchemaField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
