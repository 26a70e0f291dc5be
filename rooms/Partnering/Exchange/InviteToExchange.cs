using Isthmus.Contracts.Forums;
using Isthmus.Partnering.Browsing;
using Isthmus.Partnering.Matching;

namespace Isthmus.Partnering.Exchange;

/// <summary>
/// Makes a technology exchange meeting of a filter, or invites those who have come to answer it since. Whoever was invited or takes part is not invited again; whoever the gate holds is not either. The edition takes them in
/// when it hears of it.
/// </summary>
internal static class InviteToExchange
{
    public sealed class Request
    {
        [Required] public Guid? Edition { get; set; }

        /// <summary>Of the public list, as the query of its address.</summary>
        [Required, StringLength(FilterAddress.Longest)] public string? Filter { get; set; }

        /// <summary>Also those who match nobody so far.</summary>
        public bool AlsoAlone { get; set; }
    }

    public sealed record Answer(ExchangeId Id, int Invited);

    public static async Task<Outcome<Answer>> Handle(Request request, Actor actor, IEditions editions, IOrganisations organisations, IClearance gate, SuggestMatches matching, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var edition = new EditionId(request.Edition!.Value);
        var seen = await PreviewExchange.Handle(edition, request.Filter, actor, editions, organisations, gate, matching, index, db, clock, ct);
        if (!seen.Succeeded) return seen.Refusal;
        var fresh = seen.Value.Guests.Where(g => g.Standing == PreviewExchange.Standing.ToInvite || request.AlsoAlone && g.Standing == PreviewExchange.Standing.NoMatch).Select(g => g.Organisation).ToList();
        if (fresh.Count == 0) return seen.Value.Meeting is { } made ? new Answer(made, 0) : Refusal.Conflict("partnering.exchange-nobody");

        var now = Instants.Stored(clock);
        var meeting = seen.Value.Meeting is { } known ? await db.Exchanges.SingleAsync(x => x.Id == known, ct) : null;
        if (meeting is null) db.Exchanges.Add(meeting = new ExchangeMeeting { Id = ExchangeId.New(), Edition = edition, Filter = seen.Value.Filter, FilterKey = FilterAddress.Key(seen.Value.Filter), By = actor.User, At = now });
        // Two who invite at the same moment meet here.
        meeting.InvitedAt = now;
        db.ExchangeGuests.AddRange(fresh.Select(o => new ExchangeGuest { ExchangeId = meeting.Id, Organisation = o, At = now }));
        db.Publish(new ExchangeInvited(edition, fresh));
        db.Doing("partnering.invite-to-exchange");
        try { await db.SaveChangesAsync(ct); }
        // Somebody invites to the same meeting in this moment: nothing of this one is written.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)) { return Refusal.Conflict("partnering.exchange-changed"); }
        return new Answer(meeting.Id, fresh.Count);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/exchange", async (Request request, CurrentActor actor, IEditions editions, IOrganisations organisations, IClearance gate, SuggestMatches matching, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(request, actor.Actor, editions, organisations, gate, matching, index, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().RequireRateLimiting(RateLimits.Search).WithName("partnering.exchange.invite").WithSummary("Makes a technology exchange meeting of a filter in an edition and invites the sides that match; again: invites who is new");
}
