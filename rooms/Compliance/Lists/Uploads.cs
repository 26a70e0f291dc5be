namespace Isthmus.Compliance.Lists;

internal static class Uploads
{
    /// <summary>The name of the form field with a detached signature; every other file is a part of the list.</summary>
    public const string SignatureField = "signature";
    private const int MostSignature = 16 * 1024;

    public static async Task<Outcome<LoadVersion.Request>> Read(IFormFileCollection files, CancellationToken ct)
    {
        if (files.Sum(f => f.Length) > LoadVersion.MostBytes) return new Refusal(RefusalKind.TooLarge, "compliance.list-large", LoadVersion.MostBytes / 1024 / 1024);
        var parts = new List<LoadVersion.ListPartFile>();
        byte[]? signature = null;
        foreach (var file in files.Where(f => f.Length > 0))
        {
            using var copy = new MemoryStream((int)file.Length);
            await file.CopyToAsync(copy, ct);
            if (file.Name != SignatureField) parts.Add(new(file.FileName, copy.ToArray()));
            else if (file.Length > MostSignature) return Refusal.Invalid("compliance.list-signature");
            else signature = copy.ToArray();
        }
        return new LoadVersion.Request(parts, signature);
    }
}
