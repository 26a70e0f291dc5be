using System.Globalization;
using System.Reflection;
using System.Text;

namespace Isthmus.Testing.Engines;

/// <summary>Holds the public API of an engine against the text that was approved. Set APPROVE_API to a path to write it there.</summary>
internal static class FrozenApi
{
    public static void Holds(Assembly engine)
    {
        string actual = Text(engine);
        string approved = Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt");
        if (Environment.GetEnvironmentVariable("APPROVE_API") is { Length: > 0 } target)
        {
            File.WriteAllText(target, actual);
        }

        Assert.True(File.Exists(approved), "PublicApi.approved.txt is not beside the tests");
        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), actual);
    }

    private static string Text(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            string kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : "class";
            string parent = type.BaseType is { } b && b != typeof(object) && !type.IsValueType ? $" : {Name(b)}" : "";
            _ = text.Append(CultureInfo.InvariantCulture, $"{kind} {Name(type)}{parent}\n");
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                _ = text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt32(Enum.Parse(type, n), CultureInfo.InvariantCulture)}");
        }

        // What the compiler makes for records is not an API that somebody designed.
        string[] ofRecords = ["Equals", "GetHashCode", "ToString", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality", "EqualityContract"];
        return type.GetConstructors().Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).Select(c => $"new({Parameters(c)})")
            .Concat(type.GetProperties(Declared).Select(p => $"{Name(p.PropertyType)} {p.Name} {{ get;{(p.SetMethod is null ? "" : " init;")} }}"))
            .Concat(type.GetMethods(Declared).Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))
                .Where(m => !ofRecords.Contains(m.Name)).Select(m => $"{Name(m.ReturnType)} {m.Name}({Parameters(m)})"));
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : "")}"));

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } value
        ? Name(value) + "?"
        : type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
