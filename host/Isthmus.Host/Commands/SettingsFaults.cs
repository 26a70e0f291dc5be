using Microsoft.Extensions.Options;

namespace Isthmus.Host.Commands;

/// <summary>Settings that are not right are told in a sentence each, by every verb; a stack trace helps nobody to set them.</summary>
internal static class SettingsFaults
{
    public static async Task<int> Tell(Func<Task<int>> verb)
    {
        try { return await verb(); }
        catch (Exception e) when (Of(e) is { Count: > 0 } faults)
        {
            return Serve.Fail("The settings are not right:\n" + string.Join('\n', faults.Distinct().Select(f => "  * " + f)));
        }
    }

    private static List<string> Of(Exception error) => error switch
    {
        OptionsValidationException e => [.. e.Failures.Select(Sentence)],
        // More than one section is wrong.
        AggregateException e when e.InnerExceptions.All(i => i is OptionsValidationException) => [.. e.InnerExceptions.SelectMany(Of)],
        // A word where a number stands, or a choice that does not exist.
        InvalidOperationException e when e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => [e.Message],
        _ => [],
    };

    // The framework puts its own words before ours: "DataAnnotation validation failed for ... with the error: 'ours'."
    private static string Sentence(string failure)
    {
        const string Before = "with the error: '";
        var at = failure.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? failure : failure[(at + Before.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
