using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Isthmus.ArchitectureTests;

/// <summary>Rules over assemblies. Each gives the breaches it finds, so that a test can show it finding one.</summary>
internal static class WallRules
{
    public static IEnumerable<string> References(IEnumerable<Assembly> from, Func<Assembly, string, bool> forbidden) =>
        from assembly in @from
        from reference in assembly.GetReferencedAssemblies()
        where forbidden(assembly, reference.Name!)
        select $"{assembly.GetName().Name} -> {reference.Name}";

    public static bool IsFramework(string name) => name is "System" or "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Management", StringComparison.Ordinal);

    public static IEnumerable<string> ExportedBesidesDoorAndPages(Assembly room) => room.GetExportedTypes()
        .Where(t => !t.Name.EndsWith("Room", StringComparison.Ordinal) && !t.IsAssignableTo(typeof(IComponent)) && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            && !IsGenerated(t))
        .Select(t => t.FullName!);

    /// <summary>A class that another of the house derives from is open on purpose.</summary>
    public static IEnumerable<string> OpenClasses(IReadOnlyCollection<Type> types) => types.Except(types.Select(t => t.BaseType).OfType<Type>())
        .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !t.IsAssignableTo(typeof(IComponent)) && !t.Name.Contains('<', StringComparison.Ordinal) && !IsGenerated(t))
        .Select(t => t.FullName!);

    public static IEnumerable<string> NeitherRecordEnumNorInterface(IEnumerable<Type> types) => types
        .Where(t => !t.IsEnum && !t.IsInterface && t.GetMethod("<Clone>$") is null && !(t.IsValueType && t.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null))
        .Select(t => t.FullName!);

    public static IEnumerable<string> AsyncWithoutToken(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where (method.ReturnType == typeof(Task) || method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)) && method.GetBaseDefinition() == method
            && !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal) && !IsFromFramework(type, method)
            && !method.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken) || p.ParameterType == typeof(Microsoft.AspNetCore.Http.HttpContext))
        select $"{type.FullName}.{method.Name}";

    // Made by the compiler of pages and by source generators.
    private static bool IsGenerated(Type t) => t.Name == "_Imports" || t.Name.StartsWith("__", StringComparison.Ordinal) || t.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) == true;

    // A framework interface decides its own parameters.
    private static bool IsFromFramework(Type type, MethodInfo method) => type.IsInterface ? false : type.GetInterfaces()
        .Where(i => i.Namespace?.StartsWith("Isthmus", StringComparison.Ordinal) != true)
        .Any(i => type.GetInterfaceMap(i).TargetMethods.Contains(method));
}
