using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outcomes;
using Microsoft.AspNetCore.Http;

namespace Isthmus.Platform.Http;

/// <summary>
/// Checks the body of an API call by its DataAnnotations before the endpoint sees it, and says what is wrong in the reader's language. The framework's own
/// validation is made at compile time for public types only; a room's requests are internal.
/// </summary>
internal sealed class RequestValidation : IEndpointFilter
{
    public static readonly RequestValidation Instance = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // In a path or a query string a number would pass for any value of an enum, also for one that it has not. Fields of a form come as texts.
        if (context.Arguments.Any(a => a is Enum value && !Enum.IsDefined(value.GetType(), value) || a is string text && !PlainText.IsWritable(text))) return Refusal.Invalid("platform.unreadable").ToProblem();
        var services = context.HttpContext.RequestServices.GetRequiredService<IServiceProviderIsService>();
        var wrong = new List<FieldRefusal>();
        foreach (var body in context.Arguments.OfType<object>().Where(a => IsModel(a.GetType()) && !services.IsService(a.GetType()))) Check(body, "", wrong);
        return wrong.Count == 0 ? await next(context) : Refusal.InvalidFields(wrong).ToProblem();
    }

    internal static void Check(object model, string path, List<FieldRefusal> wrong)
    {
        var before = wrong.Count;
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0))
        {
            var (value, name) = (property.GetValue(model), path + property.Name);
            var context = new ValidationContext(model) { MemberName = property.Name };
            // What is missing has one error, not one for each rule.
            var broken = property.GetCustomAttributes<ValidationAttribute>(inherit: true).OrderByDescending(r => r is RequiredAttribute).FirstOrDefault(r => r.GetValidationResult(value, context) != ValidationResult.Success);
            if (broken is not null) wrong.Add(Words(name, broken));
            else if (ValueRules.Fault(value, property) is { } fault) wrong.Add(new(name, fault));
            else if (value is IEnumerable items and not string)
            {
                var index = 0;
                foreach (var item in items)
                {
                    if (item is null) wrong.Add(new($"{name}[{index}]", "ui.validation.value"));
                    else if (IsModel(item.GetType())) Check(item, $"{name}[{index}].", wrong);
                    index++;
                }
            }
            else if (value is not null && IsModel(value.GetType())) Check(value, name + ".", wrong);
        }
        // Rules across fields speak only when each field is right by itself.
        if (wrong.Count > before || model is not IValidatableObject whole) return;
        foreach (var result in whole.Validate(new ValidationContext(model)))
            wrong.AddRange(result.MemberNames.DefaultIfEmpty("").Select(m => new FieldRefusal(path + m, result.ErrorMessage ?? "ui.validation.value")));
    }

    private static FieldRefusal Words(string field, ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => new(field, "ui.validation.required"),
        StringLengthAttribute r => new(field, "ui.validation.lengthBetween", r.MinimumLength, r.MaximumLength),
        RangeAttribute r => new(field, "ui.validation.range", r.Minimum, r.Maximum),
        MinLengthAttribute r => new(field, "ui.validation.minItems", r.Length),
        EmailAddressAttribute => new(field, "ui.validation.email"),
        UrlAttribute => new(field, "ui.validation.url"),
        PhoneAttribute => new(field, "ui.validation.phone"),
        CompareAttribute => new(field, "ui.validation.compare"),
        _ => new(field, "ui.validation.value"),
    };

    // Our own classes: not texts, numbers and the framework's types.
    private static bool IsModel(Type type) => type.IsClass && type.Assembly.GetName().Name!.StartsWith("Isthmus.", StringComparison.Ordinal);
}
