using Isthmus.Names;
using Isthmus.Scheduling;
using Isthmus.Tabular;

namespace Isthmus.Cli.TwoFiles;

/// <summary>The requests file: wishes of known companies, joined into one meeting a pair; whatever cannot be used is in the report.</summary>
internal sealed class RequestList
{
    public required IReadOnlyList<JoinedRequest> Joined { get; init; }

    /// <summary>Rows with a request, also those that could not be used.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows of which a company was not found.</summary>
    public required int Unmatched { get; init; }

    public static RequestList From(MappedFile file, CompanyList companies, PlanReport report)
    {
        var wishes = new List<Wish>();
        int rows = 0, unmatched = 0;
        foreach (var row in file.Table.Rows)
        {
            var (from, to) = (file.Cell(row, "from"), file.Cell(row, "to"));
            if (from.Length == 0 && to.Length == 0)
            {
                report.Add("row_without_name", file.Name, row.Number, "", detail: "the row names nobody and was not used");
                continue;
            }

            rows++;
            var a = Find(from, "from", row, file.Name, companies, report);
            var b = Find(to, "to", row, file.Name, companies, report);
            if (a is null || b is null)
            {
                unmatched++;
                continue;
            }

            var text = file.Cell(row, "priority");
            if (!WishText.TryPriority(text, out var priority))
            {
                report.Add("priority_not_understood", file.Name, row.Number, text, detail: "taken as 'want'; known are must, want and no");
            }

            wishes.Add(new Wish(row.Number, a.Value, b.Value, priority));
        }

        var joined = RequestJoin.Join(wishes);
        Report(joined, file.Name, companies, report);
        return new RequestList { Joined = joined.Requests, Rows = rows, Unmatched = unmatched };
    }

    private static int? Find(string name, string field, TableRow row, string file, CompanyList companies, PlanReport report)
    {
        name = name.Replace('\n', ' ');
        switch (companies.Roster.Resolve(name))
        {
            case NameFound found:
                return found.Member;
            case NameApproximate near:
                report.Add("matched_approximately", file, row.Number, name, companies.Name(near.Member), near.Score, CompanyList.Reason(near.Reason));
                return near.Member;
            case NameAmbiguous several:
                report.Add("ambiguous_name", file, row.Number, name, detail:
                    $"'{field}' may be {string.Join(" or ", several.Members.Take(4).Select(m => $"{companies.Name(m)} (row {companies.Roster.Members[m][0].Row})"))}; the request was not used");
                return null;
            case NameNotFound { Nearest: { } nearest } missing:
                report.Add("not_found", file, row.Number, name, companies.Name(nearest), missing.Score, $"'{field}' is not in the companies file; the nearest name is too unlike; the request was not used");
                return null;
            default:
                report.Add("not_found", file, row.Number, name, detail: $"'{field}' {(name.Length == 0 ? "is empty" : "is not in the companies file")}; the request was not used");
                return null;
        }
    }

    private static void Report(JoinedWishes joined, string file, CompanyList companies, PlanReport report)
    {
        foreach (var self in joined.Selfs)
        {
            report.Add("asks_for_itself", file, self.Row, companies.Name(self.From), companies.Name(self.To), detail: "both names are one participant; the request was not used");
        }

        foreach (var request in joined.Requests)
        {
            var (a, b) = (companies.Name(request.A), companies.Name(request.B));
            foreach (var veto in request.Vetoes)
            {
                report.Add("veto", file, veto, a, b, detail: request.Rows.Count > request.Vetoes.Count
                    ? $"the two will not meet although row {string.Join(" and row ", request.Rows.Except(request.Vetoes))} asks for it" : "the two will not meet");
            }

            foreach (var row in request.Rows.Except(request.Vetoes).Skip(1))
            {
                report.Add(request.Mutual ? "joined_mutual" : "joined_repeated", file, row, a, b, detail: $"one meeting with row {request.Rows.Except(request.Vetoes).First()}");
            }
        }
    }
}
