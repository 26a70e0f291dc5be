using System.Text.Json;
using Isthmus.Tabular;

namespace Isthmus.Host.Demo;

/// <summary>The products of the demo's companies, listed one by one over the API, each by the organisation its row names.</summary>
internal static class DemoProducts
{
    public static async Task Load(DemoClient client, string file, CancellationToken ct)
    {
        var table = TableFile.Read(await File.ReadAllBytesAsync(file, ct), new TableReadOptions(), ct).Table!;
        int Column(string title) => table.Header.ToList().IndexOf(title);
        var (name, organisation, hs, readiness, fields, markets, about) = (Column("name"), Column("organisation"), Column("hs_code"), Column("readiness"), Column("fields"), Column("markets"), Column("about"));
        string? held = null;
        foreach (var cells in table.Rows.Select(r => r.Cells))
        {
            var found = (await client.Get("/api/organisations/search?limit=1&q=" + Uri.EscapeDataString(cells[organisation]), ct)).EnumerateArray().FirstOrDefault();
            if (found.ValueKind == JsonValueKind.Undefined)
            {
                // Whom the gate holds nobody finds, and it lists nothing; of a name that is not there at all the file is wrong.
                held ??= await client.Text("/api/organisations/export?format=csv&status=OnHold", ct);
                if (held.Contains(cells[organisation], StringComparison.Ordinal)) continue;
                throw new InvalidOperationException($"{Path.GetFileName(file)}: nobody is called '{cells[organisation]}'.");
            }
            await client.Post("/api/products", new
            {
                organisation = found.GetProperty("id").GetGuid(),
                product = new
                {
                    name = cells[name], about = cells[about], hsCode = cells[hs], readiness = int.Parse(cells[readiness], System.Globalization.CultureInfo.InvariantCulture), field = cells[fields].Split(';')[0].Trim(),
                    presence = cells[markets].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => new { country = c, status = "OnSale" }),
                },
            }, ct);
        }
    }
}
