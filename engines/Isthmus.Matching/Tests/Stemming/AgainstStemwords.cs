using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Isthmus.Matching.Tests.Stemming;

/// <summary>Every word of the collections and the word lists that cannot be shipped, beside the program <c>stemwords</c> of libstemmer.</summary>
public sealed class AgainstStemwords
{
    private static readonly string? Shared = Find();

    [Theory]
    [InlineData("english", "en", 100_000)]
    [InlineData("porter", "en", 100_000)]
    [InlineData("russian", "ru", 50_000)]
    [InlineData("turkish", "tr", 50_000)]
    public void All_words_have_the_stem_that_libstemmer_gives(string algorithm, string language, int atLeast)
    {
        Assert.SkipUnless(Shared is not null, "skipped: data not present");
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "stemwords")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "skipped: stemwords not installed");
        var words = Words(language);
        Assert.True(words.Count >= atLeast, $"only {words.Count} words");
        var stem = Stemmer.Named(algorithm);
        var expected = Run(program!, algorithm, words);
        Assert.Equal(words.Count, expected.Length);
        Assert.Empty(words.Zip(expected).Where(p => stem.On(p.First) != p.Second).Select(p => $"{p.First}: {stem.On(p.First)}, not {p.Second}").Take(20));
    }

    private static string[] Run(string program, string algorithm, List<string> words)
    {
        var input = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(input, words);
            var start = new ProcessStartInfo(program, ["-l", algorithm, "-i", input]) { RedirectStandardOutput = true, StandardOutputEncoding = new UTF8Encoding(false) };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Split('\n')[..^1];
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static List<string> Words(string language)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(Path.Combine(Shared!, "collections")))
        {
            var name = Path.GetFileName(folder);
            foreach (var (file, of) in new[] { ("corpus.jsonl", Corpus(name)), ("queries.jsonl", Queries(name)) })
                if (of == language)
                    foreach (var line in File.ReadLines(Path.Combine(folder, file)))
                    {
                        using var row = JsonDocument.Parse(line);
                        if (row.RootElement.TryGetProperty("title", out var title)) Add(words, title.GetString() ?? "", language);
                        Add(words, row.RootElement.GetProperty("text").GetString()!, language);
                    }
        }

        foreach (var file in Directory.GetFiles(Path.Combine(Shared!, "lexicons"), "*.tsv"))
        {
            var column = language == "en" ? 1 : 0;
            if (language == "en" || Path.GetFileName(file).StartsWith(language + "-", StringComparison.Ordinal))
                foreach (var line in File.ReadLines(file)) Add(words, line.Split('\t')[column], language);
        }

        return [.. words.Order(StringComparer.Ordinal)];
    }

    private static string Corpus(string collection) => collection.Split('-') is ["xquad", .., var language] ? language : "en";

    private static string Queries(string collection) => collection.Split('-') is ["tatoeba", var language, ..] ? language : Corpus(collection);

    private static void Add(HashSet<string> words, string text, string language)
    {
        if (language == "tr") text = text.Replace('I', 'ı').Replace('İ', 'i');
        text = text.ToLowerInvariant();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\'')) i++;
            if (i > start) words.Add(text[start..i]);
            else i++;
        }
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("ISTHMUS_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "matching"))) shared = Path.Combine(folder.FullName, "shared");
        var found = Path.Combine(shared ?? "", "data", "matching");
        return shared is not null && Directory.Exists(Path.Combine(found, "collections")) && Directory.Exists(Path.Combine(found, "lexicons")) ? found : null;
    }
}
