namespace Isthmus.Programme.Calls;

/// <summary>What was proposed: for organisers.</summary>
internal static class ListProposals
{
    public sealed record Filter(ProposalState? State, TrackId? Track, string Text);

    /// <param name="Stars">The mean of the ratings; null when there are none.</param>
    public sealed record Row(ProposalId Id, string Title, string? Speaker, string? Organisation, string? Email, TrackId? Track, int Minutes, string Language, ProposalState State, SessionId? Session, DateTimeOffset SubmittedAt, double? Stars, int Ratings, int Version);

    public static IQueryable<Proposal> Matching(ProgrammeDb db, EditionId id, Filter filter)
    {
        var query = db.Proposals.AsNoTracking().Where(p => p.EditionId == id);
        if (filter.State is { } state) query = query.Where(p => p.State == state);
        if (filter.Track is { } track) query = query.Where(p => p.TrackId == track);
        if (filter.Text.Length == 0) return query;
        var (text, lower) = (filter.Text, filter.Text.ToLowerInvariant());
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(p => p.Title.ToLower().Contains(lower) || p.Title.Contains(text) || p.SpeakerName!.ToLower().Contains(lower) || p.SpeakerName!.Contains(text) || p.Organisation!.Contains(text) || p.Email!.ToLower().Contains(lower));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    public static async Task<Dictionary<ProposalId, (double Mean, int Count)>> Ratings(ProgrammeDb db, IReadOnlyCollection<ProposalId> ids, CancellationToken ct) =>
        (await db.Ratings.AsNoTracking().Where(r => ids.Contains(r.ProposalId)).Select(r => new { r.ProposalId, r.Stars }).ToListAsync(ct)).GroupBy(r => r.ProposalId).ToDictionary(g => g.Key, g => (g.Average(r => r.Stars), g.Count()));

    private static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, filter);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new ProposalId(guid);
            query = query.Where(p => p.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(p => p.Id).Take(take + 1).ToListAsync(ct);
        var ratings = await Ratings(db, rows.ConvertAll(p => p.Id), ct);
        return Cursor.Page(rows.ConvertAll(p => new Row(
            p.Id, p.Title, p.SpeakerName, p.Organisation, p.Email, p.TrackId, p.Minutes, p.Language, p.State, p.SessionId, p.SubmittedAt, ratings.TryGetValue(p.Id, out var r) ? r.Mean : null, ratings.GetValueOrDefault(p.Id).Count, p.Version)), take, r => Cursor.Write("", r.Id.Value));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/proposals", async (EditionId id, ProposalState? state, TrackId? track, string? q, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) =>
            (await Handle(id, new(state, track, q?.Trim() ?? ""), cursor, limit, who, editions, db, ct)).ToResult(p => TypedResults.Ok(p)))
        .RequireAccess(Policies.Organiser, "programme:read").WithName("programme.proposals.list").WithSummary("The proposals, in the order in which they came");
}
