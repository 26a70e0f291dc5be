using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;

namespace Isthmus.Testing;

/// <summary>
/// The sites of a process read and write JSON alike: with the same converters and the same resolver, not only ones of the same kinds, the serializer knows that and keeps one description of each type for all of them.
/// Making these anew was a tenth of a site's start.
/// </summary>
internal static class SharedJson
{
    private static readonly ConcurrentDictionary<Type, JsonConverter> s_converters = new();
    private static IJsonTypeInfoResolver? s_resolver;

    public static void AddTo(IServiceCollection services) => services.PostConfigure<JsonOptions>(o =>
    {
        var converters = o.SerializerOptions.Converters;
        for (var i = 0; i < converters.Count; i++) converters[i] = s_converters.GetOrAdd(converters[i].GetType(), converters[i]);
        o.SerializerOptions.TypeInfoResolver = s_resolver ??= JsonTypeInfoResolver.Combine([.. o.SerializerOptions.TypeInfoResolverChain]);
    });
}
