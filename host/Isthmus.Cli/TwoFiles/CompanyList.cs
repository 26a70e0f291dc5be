using System.Globalization;
using Isthmus.Names;
using Isthmus.Scheduling;

namespace Isthmus.Cli.TwoFiles;

/// <summary>The companies file: each organisation once, with what its rows say.</summary>
internal sealed class CompanyList
{
    private static readonly string[] HostWords = ["host", "хозяин", "принимающ", "میزبان"];

    private CompanyList(Roster roster, IReadOnlyList<ForumParticipant> participants) => (Roster, Participants) = (roster, participants);

    public Roster Roster { get; }

    /// <summary>One a member of the roster, in its order; the id is the canonical name, made unique.</summary>
    public IReadOnlyList<ForumParticipant> Participants { get; }

    public string Name(int member) => Roster.Members[member][0].Name;

    public static CompanyList From(MappedFile file, int slots, PlanReport report)
    {
        var rows = new List<RosterRow>();
        foreach (var row in file.Table.Rows)
        {
            var name = file.Cell(row, "name");
            if (NameKey.Of(name).IsEmpty)
            {
                report.Add("row_without_name", file.Name, row.Number, name, detail: "the row names no organisation and was not used");
                continue;
            }

            rows.Add(new RosterRow(row.Number, name.Replace('\n', ' '), file.Cell(row, "website"), file.Cell(row, "country")));
        }

        if (rows.Count == 0)
        {
            throw new UnusableInputException($"--companies: {file.Name}: no row names an organisation");
        }

        var roster = Roster.Of(rows);
        Report(roster, file.Name, report);
        return new CompanyList(roster, Describe(roster, file, slots, report));
    }

    private static void Report(Roster roster, string file, PlanReport report)
    {
        foreach (var merged in roster.Merged)
        {
            report.Add("merged_duplicate", file, merged.Row, merged.Name, roster.Members[merged.Member][0].Name, merged.Score,
                $"one participant with row {roster.Members[merged.Member][0].Row}: {Reason(merged.Reason)}");
        }

        foreach (var doubt in roster.Doubts)
        {
            report.Add("possible_duplicate", file, doubt.Row, doubt.Name, roster.Members[doubt.Member][0].Name, doubt.Score,
                $"kept apart from row {roster.Members[doubt.Member][0].Row}: {Reason(doubt.Reason)}; give both one spelling if they are one");
        }
    }

    private static List<ForumParticipant> Describe(Roster roster, MappedFile file, int slots, PlanReport report)
    {
        var rows = file.Table.Rows.ToDictionary(r => r.Number);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var participants = new List<ForumParticipant>();
        foreach (var member in roster.Members)
        {
            var busy = new SortedSet<int>();
            var host = false;
            foreach (var row in member.Select(m => rows[m.Row]))
            {
                var odd = WishText.Slots(file.Cell(row, "unavailable"), slots, out var positions);
                busy.UnionWith(positions);
                foreach (var part in odd)
                {
                    report.Add("unavailable_not_understood", file.Name, row.Number, member[0].Name, part, detail: $"'{part}' names no slot from 1 to {slots}");
                }

                host |= HostWords.Any(w => file.Cell(row, "kind").Contains(w, StringComparison.OrdinalIgnoreCase));
            }

            if (busy.Count == slots)
            {
                report.Add("never_available", file.Name, member[0].Row, member[0].Name, detail: "it is unavailable in every slot");
            }

            var id = member[0].Name;
            for (var same = 2; !ids.Add(id); same++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{member[0].Name} ({same})");
            }

            participants.Add(new ForumParticipant { Id = id, Busy = [.. busy], KeepsTable = host });
        }

        return participants;
    }

    public static string Reason(MatchReason reason) => reason switch
    {
        MatchReason.SameIdentifier => "the same identifier",
        MatchReason.SameKey => "the same name but for case, legal form or punctuation",
        MatchReason.SameWords => "the same words",
        MatchReason.TranslatedWords => "the same name translated",
        MatchReason.Transliteration => "the same name in another spelling of its sounds",
        MatchReason.AddedWords => "general words added",
        MatchReason.Spelling => "a few letters differ",
        MatchReason.Initials => "initials of the other",
        MatchReason.SameWebsite => "the same website",
        MatchReason.Different => "different",
        _ => throw new InvalidOperationException($"Unknown reason {reason.ToString()}"),
    };
}
