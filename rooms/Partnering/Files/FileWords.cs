namespace Isthmus.Partnering.Files;

internal static class FileWords
{
    /// <summary>What a link to a file says beside its title.</summary>
    public static string Of(AttachedFile file, Texts t, Formats f) =>
        string.Join(f.Language == Language.Persian ? "، " : ", ", new[] { file.Kind.ToString().ToUpperInvariant(), f.Size(file.Size), file.IsConfidential ? t["partnering.files.confidential.short"] : null }.OfType<string>());
}
