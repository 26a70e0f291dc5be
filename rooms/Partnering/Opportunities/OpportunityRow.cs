using System.Globalization;
using System.Reflection;
using Isthmus.Tabular;

namespace Isthmus.Partnering.Opportunities;

/// <summary>A row of a file with the columns of the export, as the form would bring it. What cannot be read is named by its column.</summary>
internal static class OpportunityRow
{
    public static readonly IReadOnlyList<string> Needed = ["profile", "title", "own kind"];

    private static readonly Dictionary<string, string> s_columnOf = new()
    {
        [nameof(OpportunityInput.PartnerRole)] = "partner role", [nameof(OpportunityInput.TechnicalSpecification)] = "technical specification", [nameof(OpportunityInput.LookedFor)] = "looked for", [nameof(OpportunityInput.Rights)] = "ipr",
        [nameof(OpportunityInput.PartnerKinds)] = "partner kinds", [nameof(OpportunityInput.TargetCountries)] = "target countries", [nameof(OpportunityInput.Goals)] = "sdg", [nameof(OpportunityInput.OwnKind)] = "own kind", [nameof(OpportunityInput.IsAnonymous)] = "anonymous",
        [nameof(OpportunityInput.FrameworkProgramme)] = "programme", [nameof(OpportunityInput.CallTitle)] = "call", [nameof(OpportunityInput.CallUrl)] = "call url", [nameof(OpportunityInput.InterestUntil)] = "interest until", [nameof(OpportunityInput.CallUntil)] = "call until",
    };

    /// <summary>The column of the file that a property of the input stands in.</summary>
    public static string ColumnOf(string property) => s_columnOf.GetValueOrDefault(property) ?? property.ToLowerInvariant();

    public static ProfileType? Profile(string code) => Enum.GetValues<ProfileType>().Where(p => string.Equals(ProfileRules.Code(p), code.Trim(), StringComparison.OrdinalIgnoreCase)).Select(p => (ProfileType?)p).FirstOrDefault();

    /// <param name="cell">The text of a column; null where there is none.</param>
    /// <param name="wrong">Columns that cannot be read, added to.</param>
    public static OpportunityInput Read(Func<string, string?> cell, List<string> wrong)
    {
        string? Of(string column) => cell(column) is { Length: > 0 } text ? text : null;
        T? Choice<T>(string column) where T : struct, Enum => Of(column) is { } text ? Noted(Choices.Read<T>(text), column) : null;
        int? Whole(string column) => Of(column) is { } text ? Noted(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null, column) : null;
        DateOnly? Day(string column) => Of(column) is { } text ? Noted(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null, column) : null;
        List<T> Several<T>(string column) where T : struct, Enum => [.. Parts(column).Select(p => Noted(Choices.Read<T>(p), column)).OfType<T>()];
        IEnumerable<string> Parts(string column) => (Of(column) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        T? Noted<T>(T? value, string column) where T : struct
        {
            if (value is null) wrong.Add(column);
            return value;
        }

        var input = new OpportunityInput
        {
            Language = Of("language") ?? "en", Title = Of("title"), Summary = Of("summary"), Description = Of("description"), PartnerRole = Of("partner role"), Advantages = Of("advantages"), TechnicalSpecification = Of("technical specification"), Offered = Of("offered"),
            LookedFor = Of("looked for"), Stage = Choice<DevelopmentStage>("stage"), Rights = Choice<RightsStatus>("ipr"), Readiness = Whole("readiness"), OwnKind = Choice<PartnerKind>("own kind"), Partnerships = Several<PartnershipType>("partnerships"), PartnerKinds = Several<PartnerKind>("partner kinds"),
            TargetCountries = [.. Parts("target countries")], Keywords = [.. Parts("keywords").Select(k => k.Split(' ')[0].Split(':')).Select(k => new KeywordInput { Scheme = k[0], Code = k.Length > 1 ? k[1] : "" })],
            Goals = [.. Parts("sdg").Select(g => Noted(int.TryParse(g, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null, "sdg")).OfType<int>()], IsAnonymous = Of("anonymous") == "yes", FrameworkProgramme = Of("programme"), CallTitle = Of("call"), CallUrl = Of("call url"),
            CoordinatorRequired = Of("coordinator") == "yes", InterestUntil = Day("interest until"), CallUntil = Day("call until"), Budget = Of("budget"), Weeks = Whole("weeks"), Acronym = Of("acronym"),
        };
        // The same rules as the form and the API.
        foreach (var property in typeof(OpportunityInput).GetProperties())
        {
            var value = property.GetValue(input);
            var context = new ValidationContext(input) { MemberName = property.Name };
            if (property.GetCustomAttributes<ValidationAttribute>().Any(r => r.GetValidationResult(value, context) != ValidationResult.Success) || ValueRules.Fault(value, property) is not null) wrong.Add(ColumnOf(property.Name));
        }
        return input;
    }
}
