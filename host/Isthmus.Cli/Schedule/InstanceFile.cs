using System.Text.Json;

namespace Isthmus.Cli.Schedule;

/// <summary>A JSON file as the verbs read them: UTF-8, comments and trailing commas forgiven.</summary>
internal static class InstanceFile
{
    private const long MostBytes = 256L * 1024 * 1024;

    public static JsonDocument Open(string path, string argument)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MostBytes)
            {
                throw new UnusableInputException($"{argument}: {path} is larger than {MostBytes} bytes");
            }

            using FileStream stream = file.OpenRead();
            return JsonDocument.Parse(stream, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            throw new UnusableInputException(
                $"{argument}: {path} is not JSON: line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}: {FirstSentence(e.Message)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{argument}: {path} cannot be read: {FirstSentence(e.Message)}");
        }
    }

    private static string FirstSentence(string message)
    {
        string line = message.ReplaceLineEndings(" ");
        int end = line.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end > 0 ? line[..end] : line).Trim();
    }
}
