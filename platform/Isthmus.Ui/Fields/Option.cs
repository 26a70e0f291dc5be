namespace Isthmus.Ui;

/// <summary>A choice of a select, radio or checks field. Options with the same group stand together.</summary>
public sealed record Option(string Value, string Text, string? Group = null, string? Hint = null)
{
    /// <summary>Options from an enum, with the texts <c>prefix.Member</c> in lower camel case: <c>registry.kind.company</c>.</summary>
    public static IReadOnlyList<Option> From<TEnum>(Texts texts, string prefix) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(v => new Option(v.ToString(), texts[$"{prefix}.{Camel(v.ToString())}"]))];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
