using System.ComponentModel.DataAnnotations;

namespace Isthmus.Ui;

/// <summary>What each rule says when it is broken.</summary>
internal static class ValidationWords
{
    // These bring an English text as if the author had given it.
    private static readonly string?[] s_frameworks =
        [new EmailAddressAttribute().ErrorMessage, new UrlAttribute().ErrorMessage, new PhoneAttribute().ErrorMessage];

    public static string Of(ValidationAttribute rule, Type type, Texts texts)
    {
        if (rule.ErrorMessage is { } own && !s_frameworks.Contains(own))
        {
            return texts.Has(own) ? texts[own] : own;
        }
        return rule switch
        {
            RequiredAttribute => texts[IsChoice(type) ? "ui.validation.choose" : "ui.validation.required"],
            StringLengthAttribute { MinimumLength: > 0 } r => texts["ui.validation.lengthBetween", r.MinimumLength, r.MaximumLength],
            StringLengthAttribute r => texts.Count("ui.validation.maxLength", r.MaximumLength),
            MaxLengthAttribute r => texts.Count("ui.validation.maxLength", r.Length),
            MinLengthAttribute r when type == typeof(string) => texts.Count("ui.validation.minLength", r.Length),
            MinLengthAttribute r => texts.Count("ui.validation.minItems", r.Length),
            RangeAttribute r => texts["ui.validation.range", r.Minimum, r.Maximum],
            EmailAddressAttribute => texts["ui.validation.email"],
            UrlAttribute => texts["ui.validation.url"],
            PhoneAttribute => texts["ui.validation.phone"],
            CompareAttribute => texts["ui.validation.compare"],
            _ => texts["ui.validation.value"],
        };
    }

    private static bool IsChoice(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } || type == typeof(Guid?);
}
