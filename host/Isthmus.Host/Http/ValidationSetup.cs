using Microsoft.Extensions.Validation;

namespace Isthmus.Host.Http;

internal static class ValidationSetup
{
    /// <summary>Each room that validates brings the same resolver that reads types at run time: ten of them would read every parameter of every endpoint ten times at each start.</summary>
    public static void ReadEachParameterOnce(this IServiceCollection services) => services.PostConfigure<ValidationOptions>(o =>
    {
#pragma warning disable ASP0029 // The list of resolvers may change in a later version of the framework: then this does not build, and is done there.
        var distinct = o.Resolvers.DistinctBy(r => r.GetType()).ToList();
        o.Resolvers.Clear();
        foreach (var resolver in distinct) o.Resolvers.Add(resolver);
#pragma warning restore ASP0029
    });
}
