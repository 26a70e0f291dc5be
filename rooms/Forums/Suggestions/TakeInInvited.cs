using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Partnering;
using Isthmus.Forums.Delegations;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Suggestions;

/// <summary>Organisations invited for their offers and requests become participants: those of the edition's country as hosts, the others as guests. Who takes part already stays as it is and hears nothing.</summary>
internal sealed class TakeInInvited(ForumsDb db, IOrganisations organisations, IClearance gate, InvitationMail mail, TimeProvider clock) : IReaction<ExchangeInvited>
{
    public async Task React(ExchangeInvited happened, CancellationToken ct)
    {
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == happened.Edition, ct) is not { } edition) return;
        var cards = (await organisations.Find([.. happened.Organisations.Distinct()], ct)).Values.DistinctBy(c => c.Id).ToList();
        var standings = await gate.Of([.. cards.Select(c => IClearance.Subject(c.Id))], ct);
        var there = (await db.Participants.Where(p => p.EditionId == edition.Id).Select(p => p.Organisation).ToListAsync(ct)).ToHashSet();
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.EditionId == edition.Id).ToListAsync(ct);
        var fresh = new List<Participant>();
        // Whom the gate holds by now is not taken in: the next invitation of the same filter asks again.
        foreach (var card in cards.Where(c => !there.Contains(c.Id) && standings[IClearance.Subject(c.Id)] == Standing.Clear))
        {
            var side = card.Country is not null && card.Country == edition.Country ? Side.Host : Side.Guest;
            fresh.Add(new()
            {
                Id = ParticipantId.New(), EditionId = edition.Id, Organisation = card.Id, Name = card.Name, Country = card.Country, Side = side,
                DelegationId = side == Side.Guest && delegations.Where(d => d.Country == card.Country).ToList() is [var one] ? one.Id : null, ContactEmail = card.Email, AddedAt = Instants.Stored(clock),
            });
        }
        db.Participants.AddRange(fresh);
        await mail.Write(edition, fresh, ct);
        db.Doing("forums.take-in-invited");
    }
}
