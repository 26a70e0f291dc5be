using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Groups;

/// <summary>An organiser says which countries are spoken of together, and since when each belongs. A country that left stays with its last day: figures of its time are about it.</summary>
internal static partial class WriteGroup
{
    public const string Unknown = "indicators.no-such-group";

    internal sealed class Request
    {
        /// <summary>Only when it is made; afterwards it never changes.</summary>
        [StringLength(GroupTables.Code)] public string? Code { get; set; }
        [StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [StringLength(1000), Lines] public string? DefinitionEn { get; set; }
        [StringLength(1000), Lines] public string? DefinitionRu { get; set; }
        [StringLength(1000), Lines] public string? DefinitionFa { get; set; }

        /// <summary>One country a line, with its first and last day where they are known: <c>AM 2015-01-02</c>, <c>GB .. 2020-01-31</c>.</summary>
        [Required, StringLength(4000), Lines] public string? Members { get; set; }

        public static Request Of(CountryGroup g) => new()
        {
            Code = g.Code, TitleEn = g.Title["en"], TitleRu = g.Title["ru"], TitleFa = g.Title["fa"], DefinitionEn = g.Definition["en"], DefinitionRu = g.Definition["ru"], DefinitionFa = g.Definition["fa"], Members = GroupMember.Write(g.Members),
        };
    }

    private sealed record Content(LocalText Title, LocalText Definition, IReadOnlyList<GroupMember> Members);

    public static async Task<Outcome<CountryGroup>> Add(Request request, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        var code = Written.Plain(request.Code)?.ToLowerInvariant();
        if (code is null || !Form().IsMatch(code)) return Refusal.InvalidField(nameof(request.Code), "indicators.wrong.groupCode");
        var read = Read(request);
        if (!read.Succeeded) return read.Refusal;
        if (await db.Groups.AnyAsync(g => g.Code == code, ct)) return Refusal.InvalidField(nameof(request.Code), "indicators.wrong.groupTaken");
        var now = Instants.Stored(clock);
        var group = new CountryGroup { Code = code, CreatedAt = now };
        group.Write(read.Value.Title, read.Value.Definition, read.Value.Members, now);
        db.Groups.Add(group);
        try { return await db.Save(group, "indicators.add-group", ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.InvalidField(nameof(request.Code), "indicators.wrong.groupTaken"); }
    }

    public static async Task<Outcome<CountryGroup>> Edit(string code, Request request, int? version, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        if (await db.Groups.SingleOrDefaultAsync(g => g.Code == code, ct) is not { } group) return Refusal.NotFound(Unknown);
        if (group.Check(version) is { } stale) return stale;
        var read = Read(request);
        if (!read.Succeeded) return read.Refusal;
        group.Write(read.Value.Title, read.Value.Definition, read.Value.Members, Instants.Stored(clock));
        return await db.Save(group, "indicators.edit-group", ct);
    }

    private static Outcome<Content> Read(Request request)
    {
        var wrong = new List<FieldRefusal>();
        var title = LocalText.Of(Written.Plain(request.TitleEn), Written.Plain(request.TitleRu), Written.Plain(request.TitleFa));
        if (title.IsEmpty) wrong.Add(new(nameof(request.TitleEn), "ui.validation.required"));
        var members = new List<GroupMember>();
        foreach (var (line, number) in (Written.Lines(request.Members) ?? "").Split('\n').Select((l, i) => (Line: l.Trim(), Number: i + 1)).Where(l => l.Line.Length > 0))
        {
            if (GroupMember.Read(line) is not { } member) wrong.Add(new(nameof(request.Members), "indicators.wrong.member", number, line.Cut(60)));
            else if (members.Exists(m => m.Overlaps(member))) wrong.Add(new(nameof(request.Members), "indicators.wrong.memberTwice", number, line.Cut(60)));
            else members.Add(member);
        }
        if (wrong.Count == 0 && members.Count is < 2 or > GroupTables.MostMembers) wrong.Add(new(nameof(request.Members), "indicators.wrong.members", GroupTables.MostMembers));
        if (wrong.Count > 0) return Refusal.InvalidFields([.. wrong.Take(10)]);
        return new Content(title, LocalText.Of(Written.Lines(request.DefinitionEn), Written.Lines(request.DefinitionRu), Written.Lines(request.DefinitionFa)), [.. members.OrderBy(m => m.Country, StringComparer.Ordinal).ThenBy(m => m.From)]);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/groups", async (Request body, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Add(body, actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(g => TypedResults.Created($"/api/indicators/groups/{g.Code}", new Saved<string>(g.Code, g.Version)));
            })
            .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().WithName("indicators.groups.add").WithSummary("Names a set of countries that is spoken of together, each with the days from and until which it belongs");
        api.MapPut("/groups/{code}", async (string code, Request body, HttpRequest request, HttpResponse response, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (request.IfMatch() is not { } version) return Refusal.Invalid("indicators.if-match-missing").ToProblem();
                var outcome = await Edit(code, body, version, actor.Actor, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return (Results<Ok<Saved<string>>, Problem>)outcome.ToResult(g => TypedResults.Ok(new Saved<string>(g.Code, g.Version)));
            })
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("indicators.groups.change").WithSummary("Replaces titles, definition and members of a set of countries; If-Match carries the version that was read");
    }

    [GeneratedRegex("^(?!new$)[a-z0-9][a-z0-9.-]{1,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
