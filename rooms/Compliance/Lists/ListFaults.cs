using System.Text.RegularExpressions;
using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists;

internal static partial class ListFaults
{
    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();

    /// <summary>The last part of the refusal's code: what is wrong with a file.</summary>
#pragma warning disable CA1308 // a code of ours, not a word
    public static string Code(ListFormatException e) => Capitals().Replace(e.Code.ToString(), "-$0").ToLowerInvariant();
#pragma warning restore CA1308
}
