using Isthmus.Registry.Lookups;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;
using Isthmus.Tabular;

namespace Isthmus.Registry.Importing;

/// <summary>
/// Who holds which identifier while the rows of an import are gone through: the index lets an identifier have one holder, and one row that claims another's must not stop the whole file.
/// It comes without that value, and says so.
/// </summary>
internal sealed class IdentifierHolders
{
    private static readonly (string Field, Func<OrganisationContent, string?> Value, Func<OrganisationContent, string> Identifier, Func<OrganisationContent, OrganisationContent?, OrganisationContent> Back)[] Kinds =
    [
        (ImportFields.Ror, c => c.Ror, c => "ror:" + c.Ror, (c, known) => c with { Ror = known?.Ror }),
        (ImportFields.Lei, c => c.Lei, c => "lei:" + c.Lei, (c, known) => c with { Lei = known?.Lei }),
        (ImportFields.Wikidata, c => c.Wikidata, c => "wikidata:" + c.Wikidata, (c, known) => c with { Wikidata = known?.Wikidata }),
        // The number tells within its country, so both go back.
        (ImportFields.RegistrationNumber, c => c.RegistrationNumber, c => $"reg-{c.Country}:{c.RegistrationNumber}", (c, known) => c with { RegistrationNumber = known?.RegistrationNumber, Country = known is null ? c.Country : known.Country }),
    ];

    private const string Taken = "registry.wrong.identifierTaken";
    private readonly Dictionary<string, OrganisationId> _holders = [];

    public static async Task<IdentifierHolders> Read(RegistryDb db, CancellationToken ct)
    {
        var holders = new IdentifierHolders();
        await foreach (var key in db.OrganisationKeys.AsNoTracking().Where(k => k.Key.StartsWith("i:")).AsAsyncEnumerable().WithCancellation(ct)) holders._holders[key.Key] = key.OrganisationId;
        return holders;
    }

    /// <summary>The content without identifiers that others hold, each told as a problem of its cell; what the organisation told before stays.</summary>
    public OrganisationContent Spare(OrganisationContent content, OrganisationId? self, OrganisationContent? known, IReadOnlyList<ColumnUse> mapping, Action<CellProblem> tell)
    {
        foreach (var (field, value, identifier, back) in Kinds)
        {
            if (value(content) is not { Length: > 0 } text || !IsTaken(identifier(content), self, known)) continue;
            tell(Problem(field, text, mapping, rejects: false));
            content = back(content, known);
        }
        return content;
    }

    /// <summary>Says on the row which identifier of the content another holds.</summary>
    /// <returns>False if there is none.</returns>
    public bool Forbid(OrganisationContent content, Organisation target, ImportRow row, OrganisationImport import)
    {
        foreach (var (field, value, identifier, _) in Kinds)
        {
            if (value(content) is not { Length: > 0 } text || !IsTaken(identifier(content), target.Id, target.Content)) continue;
            row.Tell(Problem(field, text, import.Mapping, rejects: true));
            return true;
        }
        return false;
    }

    /// <summary>What the dry run said of the row's identifiers; the register may be another one by now.</summary>
    public static void Forget(ImportRow row) => row.Problems = ValueList<CellProblem>.Of(row.Problems.Where(p => p.Text != Taken));

    public void Change(OrganisationId id, OrganisationContent? before, OrganisationContent? after)
    {
        foreach (var key in Keys(before).Where(k => _holders.TryGetValue(k, out var holder) && holder == id)) _holders.Remove(key);
        foreach (var key in Keys(after)) _holders.TryAdd(key, id);
    }

    private static CellProblem Problem(string field, string text, IReadOnlyList<ColumnUse> mapping, bool rejects)
    {
        var use = mapping.FirstOrDefault(m => m.Field == field);
        return new CellProblem(use is null ? "" : Table.ColumnLetter(use.Column), use?.Title ?? field, text, Taken, rejects);
    }

    private bool IsTaken(string identifier, OrganisationId? self, OrganisationContent? known) =>
        _holders.TryGetValue(LookupKeys.OfIdentifier(identifier), out var holder) && holder != self && known?.Identifiers.Contains(identifier) != true;

    private static IEnumerable<string> Keys(OrganisationContent? content) => content?.Identifiers.Select(LookupKeys.OfIdentifier) ?? [];
}
