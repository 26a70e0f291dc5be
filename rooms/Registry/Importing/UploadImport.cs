using System.Security.Cryptography;
using Isthmus.Registry.Values;
using Isthmus.Tabular;

namespace Isthmus.Registry.Importing;

/// <summary>Takes a file in: reads it, guesses its columns, and writes nothing to the register.</summary>
internal static class UploadImport
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>
    /// An import is written in one transaction, and on SQLite nobody else writes meanwhile: this many rows took seven seconds on two busy cores (<c>bench import</c>). Others wait up to thirty.
    /// </summary>
    public const int MostRows = 10_000;

    public static readonly TableReadOptions Options = new()
    {
        IsKnownTitle = ImportFields.Guess.IsKnownTitle,
        Limits = new TableLimits { Bytes = MostBytes, UnpackedBytes = 200 * 1024 * 1024, Rows = MostRows + 100, Columns = 200 },
    };

    public static async Task<Outcome<OrganisationImport>> Handle(UploadedFile file, Actor actor, RegistryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        if (file.Side is not (null or "guest" or "host")) return Refusal.InvalidField(nameof(file.Side), "registry.wrong.side", file.Side);
        if (file.Bytes.Length > MostBytes) return TooLarge();
        var read = TableFile.Read(file.Bytes, Options, ct);
        if (read.Refusal is { Reason: TableRefusalReason.TooLarge }) return TooLarge();
        if (read.Table is not { } table) return Refusal.Invalid("registry.import-" + Slug(read.Refusal!.Reason), read.Refusal.Line ?? 0);
        // The reader counts the lines above the header, too.
        if (table.Rows.Count > MostRows) return TooLarge();
        if (table.Rows.Count == 0) return Refusal.Invalid("registry.import-empty", 0);

        var signature = SignatureOf(table.Header);
        var remembered = await db.RememberedMappings.AsNoTracking().SingleOrDefaultAsync(m => m.Signature == signature, ct);
        var mapping = remembered?.Mapping ?? ValueList<ColumnUse>.Of(ImportFields.Guess.Guess(table).Select(g => new ColumnUse(g.Column, g.Title, g.Field, g.Confidence)));
        var name = Path.GetFileName(file.Name.Replace('\\', '/'));
        var import = OrganisationImport.Of(
            file with { Name = name.Length > 200 ? Path.GetFileNameWithoutExtension(name).Cut(180) + Path.GetExtension(name).Cut(20) : name, ReturnUrl = LocalUrl.IsLocal(file.ReturnUrl) ? file.ReturnUrl : null },
            Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), table, mapping, signature, actor, Instants.Stored(clock));
        db.Imports.Add(import);
        db.ImportFiles.Add(new ImportFile { Import = import.Id, Bytes = file.Bytes.ToArray() });
        db.Doing("registry.upload-import");
        await db.SaveChangesAsync(ct);
        return import;
    }

    // Files without a header are alike only in their width, which says nothing about their columns.
    public static string SignatureOf(IReadOnlyList<string> header) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\u001f', header.Select(h => string.Join(' ', SearchTerms.Of(h).Select(w => w.Term)))))));

    private static Refusal TooLarge() => new(RefusalKind.TooLarge, "registry.import-too-large", MostBytes / 1024 / 1024, MostRows);

    private static string Slug(TableRefusalReason reason) => reason switch
    {
        TableRefusalReason.Empty => "empty",
        TableRefusalReason.Binary => "binary",
        TableRefusalReason.OtherFormat => "other-format",
        TableRefusalReason.PasswordProtected => "password",
        TableRefusalReason.UnbalancedQuote => "open-quote",
        _ => "damaged",
    };
}
