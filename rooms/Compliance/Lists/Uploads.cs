namespace Isthmus.Compliance.Lists;

internal static class Uploads
{
    /// <summary>The name of the form field with detached signatures, in the order of the files they are over; every other file is a part of the list.</summary>
    public const string SignatureField = "signature";

    /// <summary>What the server takes: a little more than the files may have, so that whoever is over the limit is told it in words.</summary>
    public const int MostRequest = LoadVersion.MostBytes + 10 * 1024 * 1024;
    private const int MostSignature = 16 * 1024;

    public static async Task<Outcome<LoadVersion.Request>> Read(IFormFileCollection files, CancellationToken ct)
    {
        if (files.Sum(f => f.Length) > LoadVersion.MostBytes) return new Refusal(RefusalKind.TooLarge, "compliance.list-large", LoadVersion.MostBytes / 1024 / 1024);
        var parts = new List<LoadVersion.ListPartFile>();
        var signatures = new List<byte[]>();
        foreach (var file in files.Where(f => f.Length > 0))
        {
            using var copy = new MemoryStream((int)file.Length);
            await file.CopyToAsync(copy, ct);
            if (file.Name != SignatureField) parts.Add(new(file.FileName, copy.ToArray()));
            else if (file.Length > MostSignature) return Refusal.Invalid("compliance.list-signature");
            else signatures.Add(copy.ToArray());
        }
        return new LoadVersion.Request([.. parts.Select((p, i) => p with { Signature = signatures.ElementAtOrDefault(i) })]);
    }
}
