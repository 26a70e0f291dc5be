using System.Text.Json.Serialization;
using Isthmus.Platform.Access;
using Isthmus.Platform.Http;
using Microsoft.OpenApi;

namespace Isthmus.Host.Http;

internal static class SiteOpenApi
{
    public static void AddSiteOpenApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            o.SerializerOptions.Converters.Add(new IdJson());
            // Integers are integers: the lenient default would document each as "integer or string".
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddScoped<ApiReference>();
        services.AddOpenApi("v1", o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
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
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ScopeRequirement>().LastOrDefault() is { } scope)
                    operation.Description = $"{operation.Description}\n\nScope of an API key: `{scope.Scope}`.".Trim();
                return Task.CompletedTask;
            });
        });
    }

    public static void MapSiteOpenApi(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
