using System.Security.Cryptography;
using System.Text;
using Isthmus.Charts.Style;

namespace Isthmus.Charts;

/// <summary>The style sheets. None depends on a chart, so a page carries one for all its charts, and a policy can name those of files by their hash.</summary>
public static class ChartStyle
{
    /// <summary>
    /// For pages with charts drawn with <see cref="ChartLook.Inline"/>. Takes the colours of the page from its custom properties (--card, --ink, --muted, --line, --edge, --sunken, --warn; --chart-1
    /// to --chart-8 for the series) where it has them, follows its color-scheme, and prints black on white. All selectors begin with the class chart-svg.
    /// </summary>
    public static string ForPages { get; } = StyleSheet.ForPages();

    /// <summary>What a standalone file carries in itself: plain colours, so that programs that know little CSS draw it too; dark where the reader prefers it; black on white on paper.</summary>
    public static string ForFiles { get; } = StyleSheet.ForFiles();

    /// <summary>What a standalone file for paper carries in itself (<see cref="ChartLook.Print"/>).</summary>
    public static string ForPaper { get; } = StyleSheet.ForPaper();

    /// <summary>The sources for <c>style-src</c> of a content security policy under which standalone files keep their looks ('sha256-…' 'sha256-…').</summary>
    public static string SourcesForPolicy { get; } = $"{Hash(ForFiles)} {Hash(ForPaper)}";

    private static string Hash(string sheet) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'";
}
