using System.ComponentModel.DataAnnotations;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Importing;

/// <summary>Takes a file of resources in: all of its rows or none. A code that is there already is changed, another is added; what the file does not name stays.</summary>
internal static class ImportResources
{
    public static readonly string[] Columns =
    [
        "code", "kind", "group", "units", "name_en", "name_ru", "name_fa", "about_en", "about_ru", "about_fa", "goods", "operators", "hours", "step", "shortest", "longest", "before", "after", "horizon", "notice", "per_day", "future",
        "qualifications", "protocol", "biosafety", "operator", "approval", "late", "missed", "missed_percent", "currency", "per_hour", "per_hour_resident", "per_hour_academic", "per_use", "fewest_minutes", "off_percent",
    ];

    private static readonly string[] s_amounts = ["per_hour", "per_hour_resident", "per_hour_academic"];
    private static readonly string[] s_needed = ["code", "kind"];

    public sealed record Answer(int Added, int Changed);

    public static async Task<Outcome<Answer>> Handle(PlaceId place, IFormFile? file, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Permits.RecordQualification.Kept(place, actor, db, ct) is { } refusal) return refusal;
        var read = await RowsOf.Read(file, s_needed, ct);
        if (!read.Succeeded) return read.Refusal;
        var rows = read.Value;
        var there = await db.Resources.AsNoTracking().Where(r => r.PlaceId == place).ToDictionaryAsync(r => r.Code, ct);
        var wanted = new Dictionary<string, (int Row, WriteResource.Request Request, IReadOnlyList<Rate>? Rates)>();
        foreach (var row in rows.All)
        {
            var request = Read(row);
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(request, new(request), results, validateAllProperties: true);
            Validator.TryValidateObject(request.Rules, new(request.Rules), results, validateAllProperties: true);
            foreach (var result in results) row.Fault(result.MemberNames.FirstOrDefault() ?? "", "places.import.cell");
            if (request.Code is { } code && !wanted.TryAdd(code, (row.Number, request, RatesOf(row)))) row.Fault("code", "places.resource.codeThere");
        }
        if (rows.Refuse() is { } wrong) return wrong;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (code, (number, request, rates)) in wanted)
        {
            var known = there.GetValueOrDefault(code);
            var saved = await WriteResource.Save(place, known?.Id, request, known?.Version, actor, db, clock, ct, rates);
            if (saved.Succeeded) continue;
            foreach (var field in saved.Refusal.Fields) rows.Faults.Add(field with { Field = $"{number}:{field.Field}" });
            if (saved.Refusal.Fields.Count == 0) return saved.Refusal;
        }
        if (rows.Refuse() is { } late) return late;
        await transaction.CommitAsync(ct);
        return new Answer(wanted.Keys.Count(c => !there.ContainsKey(c)), wanted.Keys.Count(there.ContainsKey));
    }

    private static WriteResource.Request Read(RowsOf.Row row)
    {
        var kind = Choices.Read<ResourceKind>(row.Text("kind"));
        return new()
        {
            Kind = kind, Code = row.Text("code"), Group = row.Text("group"), Units = row.Whole("units"), NameEn = row.Text("name_en"), NameRu = row.Text("name_ru"), NameFa = row.Text("name_fa"), AboutEn = row.Text("about_en"), AboutRu = row.Text("about_ru"), AboutFa = row.Text("about_fa"),
            Goods = row.Text("goods"), OperatorGroup = row.Text("operators"),
            Rules = new()
            {
                Hours = row.Text("hours") is { } hours && hours != "24/7" ? hours : null, StepMinutes = row.Whole("step"), ShortestMinutes = row.Whole("shortest"), LongestMinutes = row.Whole("longest"), BeforeMinutes = row.Whole("before"), AfterMinutes = row.Whole("after"),
                HorizonDays = row.Whole("horizon"), NoticeMinutes = row.Whole("notice"), MinutesPerDay = row.Whole("per_day"), FutureUses = row.Whole("future"), Qualifications = row.Text("qualifications"), NeedsProtocol = row.Yes("protocol"), BiosafetyLevel = row.Whole("biosafety"),
                OperatorUnlessQualified = row.Text("operator"), NeedsApproval = row.Yes("approval"), LateCancelMinutes = row.Whole("late"), MissedAfterMinutes = row.Whole("missed"), MissedPercent = row.Whole("missed_percent"),
            },
        };
    }

    /// <summary>Rates for all, for residents and for the academic, without countries and days; null where the row names no currency: those that are there stay.</summary>
    private static List<Rate>? RatesOf(RowsOf.Row row)
    {
        if (row.Text("currency") is not { } currency)
        {
            // An amount of nothing would be lost without a word.
            if (s_amounts.Any(a => row.Text(a) is not null)) row.Fault("currency", "places.import.cell");
            return null;
        }
        var (rates, wrong) = (new List<Rate>(), new List<FieldRefusal>());
        var (use, fewest, off) = (row.Money("per_use"), row.Whole("fewest_minutes"), row.Whole("off_percent"));
        if (off > 500) row.Fault("off_percent", "places.import.cell");
        if (fewest > 44_640) row.Fault("fewest_minutes", "places.import.cell");
        foreach (var (column, of) in new (string, UserClass?)[] { ("per_hour", null), ("per_hour_resident", UserClass.Resident), ("per_hour_academic", UserClass.Academic) })
        {
            var input = new RateInput { UserClass = of, PerHour = row.Money(column), PerUse = use, FewestMinutes = fewest, OffHoursPercent = off, Currency = currency };
            if (input.PerHour is null) continue;
            if (input.Read($"{row.Number}:", wrong) is { } rate) rates.Add(rate);
        }
        if (s_amounts.All(a => row.Text(a) is null)) row.Fault("per_hour", "places.import.cell");
        foreach (var fault in wrong.DistinctBy(w => w.Field)) row.Of.Faults.Add(fault);
        return rates;
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/resources/import", async (PlaceId place, IFormFile? file, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, file, actor.Actor, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.SignedIn, Scopes.Write).DisableAntiforgery().WithName("places.resources.import").WithSummary("Takes a CSV or XLSX file of resources in, all rows or none; a known code is changed");
}
