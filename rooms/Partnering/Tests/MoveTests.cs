using System.Net;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>The table of moves alone: every state can be reached and left, and each move has one way.</summary>
public sealed class MoveTests
{
    [Fact]
    public void Each_move_has_one_rule_and_each_state_can_be_reached_and_left()
    {
        Assert.Equal(Enum.GetValues<OpportunityMove>().Order(), Moves.All.Select(m => m.Move).Order());
        // The gate alone puts on hold.
        Assert.Equal([OpportunityState.OnHold], Enum.GetValues<OpportunityState>().Where(s => s != OpportunityState.Draft && Moves.All.All(m => m.To != s)));
        Assert.Empty(Enum.GetValues<OpportunityState>().Where(s => !Moves.All.Any(m => m.Allows(s))));
        Assert.Equal(12, Enum.GetValues<OpportunityState>().Length);
    }

    [Fact]
    public void Nothing_becomes_public_but_after_a_review_or_a_flag() =>
        Assert.Equal([OpportunityMove.Publish, OpportunityMove.Unflag], Moves.All.Where(m => m.To == OpportunityState.Published).Select(m => m.Move));

    [Theory]
    [InlineData(new double[0], null)]
    [InlineData(new[] { 4d }, 4d)]
    [InlineData(new[] { 9d, 1d, 2d }, 2d)]
    [InlineData(new[] { 1d, 2d, 4d, 100d }, 3d)]
    public void A_median_is_the_middle(double[] values, double? expected) => Assert.Equal(expected, Interests.AnswerTimes.Median(values));

    [Theory, Databases]
    public async Task A_move_is_for_whom_the_table_names_and_only_from_where_it_says(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, editor, viewer, third) = (market.MemberOf(mine), market.MemberOf(mine, "editor"), market.MemberOf(mine, "viewer"), market.MemberOf(other));
        using var insider = site.ClientOf(TestUser.Officer with { Memberships = new Dictionary<Guid, string> { [mine] = "owner" } });
        var id = await market.Draft(editor, mine);

        // From a draft only these two, and withdrawing.
        foreach (var move in Enum.GetValues<OpportunityMove>().Except([OpportunityMove.AskOwner, OpportunityMove.Submit, OpportunityMove.Withdraw]))
            await market.Move(insider, id, move.ToString(), "Because.", Moves.Of(move).By is MoveBy.Reviewer or MoveBy.System ? HttpStatusCode.Forbidden : HttpStatusCode.Conflict);
        await market.Move(viewer, id, "Submit", expected: HttpStatusCode.Forbidden);
        await market.Move(third, id, "Submit", expected: HttpStatusCode.NotFound);
        await market.Move(market.Visitor, id, "Submit", expected: HttpStatusCode.Unauthorized);

        await market.Move(editor, id, "AskOwner");
        // Nobody validates in the owner's place: neither an editor nor an officer.
        await market.Move(editor, id, "AcceptDraft", expected: HttpStatusCode.Forbidden);
        await market.Move(market.Officer, id, "AcceptDraft", expected: HttpStatusCode.Forbidden);
        await market.Move(owner, id, "RejectDraft", expected: HttpStatusCode.BadRequest);
        await market.Move(owner, id, "RejectDraft", "The alloy is secret.");
        Assert.Equal("The alloy is secret.", (await market.Show(editor, id)).GetProperty("note").GetString());
        // One that was declined is written again as a draft.
        await market.Put(editor, id, Market.OfProfile("TechnologyOffer"), 3, HttpStatusCode.Conflict);
        await market.Move(editor, id, "Revise");
        await market.Move(editor, id, "AskOwner");
        await market.Move(owner, id, "AcceptDraft");
        await market.Move(editor, id, "Submit");
        await market.Put(editor, id, Market.OfProfile("TechnologyOffer"), 7, HttpStatusCode.Conflict);

        // Whoever acts for the organisation does not review it; a checklist is not skipped.
        await Market.Send(insider, HttpMethod.Post, $"/api/opportunities/{id}/review", new { passed = Market.AllChecks }, HttpStatusCode.Forbidden);
        await Market.Send(owner, HttpMethod.Post, $"/api/opportunities/{id}/review", new { passed = Market.AllChecks }, HttpStatusCode.Forbidden);
        await market.Move(market.Officer, id, "Pass", expected: HttpStatusCode.Conflict);
        await market.Move(market.Officer, id, "Publish", expected: HttpStatusCode.Conflict);
        await market.Review(id, Market.AllChecks[..7], expected: HttpStatusCode.BadRequest);
        await market.Review(id, Market.AllChecks);
        Assert.Equal("UnderValidation", await market.State(id));
        await market.Move(insider, id, "Publish", expected: HttpStatusCode.Forbidden);
        await market.Move(market.Officer, id, "Publish");
        await market.Show(market.Visitor, id);

        await market.Move(owner, id, "Flag", "No.", HttpStatusCode.Forbidden);
        await market.Move(market.Officer, id, "Flag", "Is the patent yours?");
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        await market.Move(market.Officer, id, "Unflag");
        await market.Show(market.Visitor, id);
        await market.Move(editor, id, "Withdraw");
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        Assert.Equal("Archived", await market.State(id));
    }
}
