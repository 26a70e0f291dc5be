using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Platform.Outcomes;

/// <summary>The one mapping of refusals to HTTP: RFC 9457 problem details with a stable <c>type</c> under <c>/problems/</c>.</summary>
public static class ProblemResults
{
    public const string TypePrefix = "/problems/";

    /// <summary>The success result, or the refusal as a problem.</summary>
    public static Results<TSuccess, Problem> ToResult<T, TSuccess>(this Outcome<T> outcome, Func<T, TSuccess> success) where TSuccess : IResult =>
        outcome.Succeeded ? success(outcome.Value) : new Problem(outcome.Refusal);

    public static Problem ToProblem(this Refusal refusal) => new(refusal);
}

/// <summary>A refusal on its way out; told in the reader's language when it is written.</summary>
public sealed class Problem(Refusal refusal) : IResult, IEndpointMetadataProvider
{
    public Refusal Refusal { get; } = refusal;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var texts = httpContext.RequestServices.GetRequiredService<ITexts>();
        var details = Refusal.Fields.Count > 0
            ? new ValidationProblemDetails(Refusal.Fields.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => texts.Get(f.Text, f.Args)).ToArray()))
            : new ProblemDetails();
        details.Status = Refusal.Status;
        details.Type = ProblemResults.TypePrefix + Refusal.Code;
        details.Title = texts.Get(Refusal.TextKey, Refusal.Args);
        details.Extensions["code"] = Refusal.Code;
        foreach (var (key, value) in Refusal.Facts) details.Extensions[key] = value;
        return TypedResults.Problem(details).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(System.Reflection.MethodInfo method, Microsoft.AspNetCore.Builder.EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemDetails), ["application/problem+json"]));
    }
}
