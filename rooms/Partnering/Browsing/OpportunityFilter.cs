using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Browsing;

/// <summary>What is looked for among what is public. Values of one kind widen, kinds of values narrow.</summary>
internal sealed record OpportunityFilter(string Query, IReadOnlyList<ProfileType> Profiles, IReadOnlyList<string> Countries, IReadOnlyList<string> Keywords, IReadOnlyList<DevelopmentStage> Stages, IReadOnlyList<int> Readiness, bool OpenOnly)
{
    /// <summary>Kinds of actors that the owners are.</summary>
    public IReadOnlyList<ActorSide> Actors { get; init; } = [];

    /// <summary>What answers the words, best first; null where none are asked for.</summary>
    public IReadOnlyList<OpportunityId>? Found { get; private init; }

    /// <summary>With the words looked for, as every reader of the filter needs it.</summary>
    public async Task<OpportunityFilter> Searched(OpportunityIndex index, PartneringDb db, CancellationToken ct) => Query.Length == 0 ? this : this with { Found = await SearchOpportunities.Handle(Query, index, db, ct) };

    public static OpportunityFilter Of(string? q, IEnumerable<string?>? profile, IEnumerable<string?>? country, IEnumerable<string?>? keyword, IEnumerable<string?>? stage, IEnumerable<string?>? trl, string? open, IEnumerable<string?>? actor = null) => new(
        PlainText.IsWritable(q) ? (q ?? "").Trim().Cut(200) : "", [.. (profile ?? []).Select(Choices.Read<ProfileType>).OfType<ProfileType>().Distinct()], [.. (country ?? []).OfType<string>().Where(Isthmus.Ui.Countries.Exists).Select(c => c.ToUpperInvariant()).Distinct()],
        [.. (keyword ?? []).OfType<string>().Where(k => Schemes.Split(k) is not null).Distinct().Take(20)], [.. (stage ?? []).Select(Choices.Read<DevelopmentStage>).OfType<DevelopmentStage>().Distinct()],
        [.. (trl ?? []).Select(t => int.TryParse(t, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 9 ? n : 0).Where(n => n > 0).Distinct()], open is "true" or "yes" or "1") { Actors = [.. (actor ?? []).Select(Choices.Read<ActorSide>).OfType<ActorSide>().Distinct()] };

    /// <summary>Those that take expressions of interest today.</summary>
    public static IQueryable<Opportunity> Taking(IQueryable<Opportunity> rows, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return rows.Where(o => o.IsOpen && (o.InterestUntil == null || o.InterestUntil >= today));
    }

    public static OpportunityFilter Of(TableState table) => Of(table.Query, table.All("profile"), table.All("country"), table.All("keyword"), table.All("stage"), table.All("trl"), table["open"], table.All("actor"));

    /// <param name="except">The kind of values that is being counted: a choice does not narrow its own list.</param>
    public IQueryable<Opportunity> Rows(PartneringDb db, DateTime now, string? except = null)
    {
        var rows = db.Opportunities.AsNoTracking().Where(o => o.State == OpportunityState.Published && o.ValidUntil > now);
        if (Profiles.Count > 0 && except != "profile") rows = rows.Where(o => Profiles.Contains(o.Profile));
        if (Countries.Count > 0 && except != "country") rows = rows.Where(o => Countries.Contains(o.Country!));
        if (Actors.Count > 0 && except != "actor") rows = rows.Where(o => o.Actor != null && Actors.Contains(o.Actor.Value));
        if (Stages.Count > 0 && except != "stage") rows = rows.Where(o => o.Stage != null && Stages.Contains(o.Stage.Value));
        if (Readiness.Count > 0 && except != "trl") rows = rows.Where(o => o.Readiness != null && Readiness.Contains(o.Readiness.Value));
        if (OpenOnly && except != "open") rows = Taking(rows, now);
        if (Keywords.Count > 0 && except != "keyword") rows = rows.Where(o => db.Keywords.Any(k => k.OpportunityId == o.Id && Keywords.Contains(k.Scheme + "-" + k.Code)));
        if (Found is not null) rows = rows.Where(o => Found.Contains(o.Id));
        return rows;
    }
}
