using System.Text.Json.Serialization;
using Isthmus.Platform.Access;
using Isthmus.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Isthmus.Host.Http;

internal static class SiteOpenApi
{
    public static void AddSiteOpenApi(this IServiceCollection services)
    {
        // An id in an address or a body that cannot be read is answered 400 by the status alone, in development too: it is no fault to log, and a calendar's address has the pages' error page.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(o =>
        {
            // A number is no answer: it would pass for any value, also for one that the enum has not.
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            o.SerializerOptions.Converters.Add(new IdJson());
            // Integers are integers: the lenient default would document each as "integer or string".
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton<ApiReference>();
        services.AddOpenApi("v1", o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.CreateSchemaReferenceId = SchemaNames.Of;
            o.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            o.AddSchemaTransformer((schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (new IdJson().CanConvert(type)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
                return Task.CompletedTask;
            });
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Isthmus", Version = "v1", Description = "Everything the pages do. Sign in with a session cookie, or with an API key as `Authorization: Bearer KEY`." };
                document.Servers = [];
                return Task.CompletedTask;
            });
            o.AddOperationTransformer((operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                if (metadata.OfType<ScopeRequirement>().LastOrDefault() is { } scope)
                    operation.Description = $"{operation.Description}\n\n{(metadata.OfType<IAllowAnonymous>().Any() ? "Open to everybody; a key that shows what its owner may see needs the scope" : "Scope of an API key:")} `{scope.Scope}`.".Trim();
                return Task.CompletedTask;
            });
        });
    }

    public static void MapSiteOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", async (ApiReference api, CancellationToken ct) =>
        {
            var document = await api.Get(ct);
            return TypedResults.Bytes(document.Json, "application/json;charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{document.Tag}\""));
        }).ExcludeFromDescription().AllowAnonymous();
}
