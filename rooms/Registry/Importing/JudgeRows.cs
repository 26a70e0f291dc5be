using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>
/// The dry run: says of each row what it is, against the register and against the rows before it. Pure, in memory, in one pass. Equal identifiers, and
/// equal names in countries that do not contradict each other, are certain; what is merely alike is a question for a person.
/// </summary>
internal sealed class JudgeRows(OrganisationImport import)
{
    private const int MostCandidates = 4;
    private readonly HashSet<string> _columns = [.. import.Mapping.Select(m => m.Field).OfType<string>()];
    private readonly IdentifierHolders _holders = new();
    private readonly NameIndex<Subject> _index = new();
    private readonly Dictionary<Guid, OrganisationContent> _register = [];
    private readonly Dictionary<int, OrganisationContent> _earlier = [];

    /// <summary>An organisation of the register, or an earlier row.</summary>
    private readonly record struct Subject(Guid? Organisation, int Row);

    public void Know(Guid id, OrganisationContent content)
    {
        _register[id] = content;
        _holders.Change(new OrganisationId(id), null, content);
        _index.Add(Entry(new Subject(id, 0), content));
    }

    public ImportRow Judge(ReadRow row)
    {
        if (row.Content is not { } content) return Row(row, RowVerdict.Rejected, RowDecision.Skip);
        if (row.Known is { } itself && _register.TryGetValue(itself, out var current)) return Known(row, itself, current, content);
        var found = _index.Find([.. content.AllNames], content.Website, [.. content.Identifiers], MostCandidates);
        var candidates = ValueList<RowCandidate>.Of(found.Select(f => new RowCandidate(f.Id.Organisation, f.Id.Organisation is null ? f.Id.Row : null, NameOf(f.Id), Math.Round(f.Score, 3), f.Reason)));
        var certain = found.FirstOrDefault(f => IsCertain(f, content));
        if (certain is null || certain.Id.Organisation is not null)
        {
            _earlier[row.Number] = content;
            _index.Add(Entry(new Subject(null, row.Number), content));
        }
        if (certain is { Id.Organisation: { } known }) return Known(row, known, _register[known], content, candidates);
        if (certain is not null) return Row(row, RowVerdict.Repeated, RowDecision.Same, candidates, null, certain.Id.Row);
        if (found.Count == 0) return Row(row, RowVerdict.New, RowDecision.New);

        // Very probable: proposed as the same. Merely possible: proposed as new. Either way a person may say otherwise.
        var best = found[0];
        if (best.Score < NameMatch.Probable) return Row(row, RowVerdict.Duplicate, RowDecision.New, candidates);
        var differences = best.Id.Organisation is { } id ? ContentDiff.Between(_register[id], MergeContent.Over(_register[id], content, _columns)) : null;
        return Row(row, RowVerdict.Duplicate, RowDecision.Same, candidates, best.Id.Organisation, best.Id.Organisation is null ? best.Id.Row : null, differences);
    }

    private ImportRow Known(ReadRow row, Guid id, OrganisationContent known, OrganisationContent told, ValueList<RowCandidate>? candidates = null)
    {
        var taken = new List<CellProblem>();
        var after = _holders.Spare(MergeContent.Over(known, told, _columns), new OrganisationId(id), known, import.Mapping, taken.Add);
        _holders.Change(new OrganisationId(id), known, after);
        var changes = ContentDiff.Between(known, after);
        var judged = Row(row, changes.Count == 0 ? RowVerdict.Unchanged : RowVerdict.Changed, RowDecision.Same, candidates, id, null, changes);
        foreach (var problem in taken) judged.Tell(problem);
        return judged;
    }

    private bool IsCertain(NameCandidate<Subject> found, OrganisationContent content)
    {
        if (found.Reason == MatchReason.SameIdentifier) return true;
        if (found.Reason != MatchReason.SameKey || found.Score < 0.999) return false;
        var other = Of(found.Id);
        return content.Country is null || other.Country is null || content.Country == other.Country;
    }

    private OrganisationContent Of(Subject subject) => subject.Organisation is { } id ? _register[id] : _earlier[subject.Row];

    private string NameOf(Subject subject) => Of(subject).Name;

    private static NamedEntry<Subject> Entry(Subject id, OrganisationContent content) => new(id, [.. content.AllNames], content.Website, [.. content.Identifiers]);

    private ImportRow Row(ReadRow row, RowVerdict verdict, RowDecision decision, ValueList<RowCandidate>? candidates = null, Guid? sameAs = null, int? sameAsRow = null, ValueList<FieldChange>? changes = null) => new()
    {
        Import = import.Id, Number = row.Number, Verdict = verdict, Decision = decision, Name = row.Name.Cut(Limits.Name),
        Content = row.Content is null ? null : ValueJson.Write(row.Content), Extra = ValueJson.Write(row.Extra), Problems = row.Problems,
        Candidates = candidates ?? ValueList<RowCandidate>.Empty, Changes = changes ?? ValueList<FieldChange>.Empty,
        SameAs = sameAs is { } id ? new OrganisationId(id) : null, SameAsRow = sameAsRow,
    };
}
