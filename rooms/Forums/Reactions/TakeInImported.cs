using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Delegations;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Outbox;
using Isthmus.Scheduling;

namespace Isthmus.Forums.Reactions;

/// <summary>Organisations imported on behalf of an edition become its participants. The import's "side" column says who is guest and who host.</summary>
internal sealed class TakeInImported(ForumsDb db, IOrganisations organisations, IClearance gate, TimeProvider clock) : IReaction<OrganisationsImported>
{
    public const string SubjectKind = "edition";
    private static readonly EmailAddressAttribute s_address = new();

    public async Task React(OrganisationsImported happened, CancellationToken ct)
    {
        if (happened.For is not { Kind: SubjectKind } subject || !EditionId.TryParse(subject.Id, null, out var id)) return;
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } edition) return;
        var cards = await organisations.Find([.. happened.Rows.Select(r => r.Organisation).Distinct()], ct);
        var standings = await gate.Of([.. cards.Values.Select(c => IClearance.Subject(c.Id)).Distinct()], ct);
        var slots = await db.Slots.AsNoTracking().Where(s => s.EditionId == id).OrderBy(s => s.Number).Select(s => s.Id).ToListAsync(ct);
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.EditionId == id).ToListAsync(ct);
        var there = await db.Participants.Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Organisation, ct);
        // Read once for the edition: on SQLite a reaction holds the one write lock while it works.
        var people = (await db.People.AsNoTracking().Where(x => db.Participants.Any(p => p.Id == x.ParticipantId && p.EditionId == id)).Select(x => new { x.ParticipantId, x.Name }).ToListAsync(ct))
            .ToLookup(x => x.ParticipantId, x => x.Name);
        var away = (await db.AwaySlots.AsNoTracking().Where(a => db.Participants.Any(p => p.Id == a.ParticipantId && p.EditionId == id)).ToListAsync(ct)).ToLookup(a => a.ParticipantId, a => a.SlotId);
        foreach (var rows in happened.Rows.Where(r => cards.ContainsKey(r.Organisation)).GroupBy(r => cards[r.Organisation].Id))
        {
            var card = cards[rows.First().Organisation];
            if (!there.TryGetValue(card.Id, out var participant))
            {
                var side = rows.Any(r => Cell(r, "side") == "host") ? Side.Host : Side.Guest;
                participant = new()
                {
                    Id = ParticipantId.New(), EditionId = id, Organisation = card.Id, Name = card.Name, Country = card.Country, Side = side,
                    DelegationId = side == Side.Guest ? DelegationOf(delegations, card.Country) : null, Import = happened.Import, AddedAt = Instants.Stored(clock),
                    OnHold = standings[IClearance.Subject(card.Id)] != Standing.Clear,
                };
                db.Participants.Add(participant);
            }
            Tell(participant, rows, card, slots, [.. people[participant.Id]], [.. away[participant.Id]]);
        }
        db.Doing("forums.take-in-import");
    }

    /// <summary>What the file says is added to what is known; nothing that a person has written is overwritten.</summary>
    private void Tell(Participant participant, IEnumerable<ImportedOrganisation> rows, OrganisationCard card, List<SlotId> slots, List<string> known, HashSet<SlotId> away)
    {
        var before = known.Count + away.Count;
        foreach (var row in rows)
        {
            participant.ContactEmail ??= Cell(row, "email") is { } email && email.Length <= 320 && s_address.IsValid(email) ? email : card.Email;
            if (participant.Languages.Count == 0) participant.Languages = [.. WrittenList.Split(Cell(row, "languages")).Take(20)];
            foreach (var name in WrittenList.Split(Cell(row, "people")).Where(n => n.Any(char.IsLetter) && n.Length <= 200).Except(known).Take(50).ToList())
            {
                db.People.Add(new() { Id = PersonId.New(), ParticipantId = participant.Id, Name = name });
                known.Add(name);
            }
            if (Cell(row, "unavailable") is not { } unavailable) continue;
            if (slots.Count == 0) participant.AwayAsWritten = unavailable.Cut(400);
            WishText.Slots(unavailable, slots.Count, out var positions);
            foreach (var slot in positions.Select(p => slots[p]).Where(away.Add)) db.AwaySlots.Add(new() { ParticipantId = participant.Id, SlotId = slot });
        }
        if (known.Count + away.Count > before) db.Touch(participant);
    }

    // One delegation of the country, or the only one when the country is not told.
    private static DelegationId? DelegationOf(List<Delegation> delegations, string? country) =>
        delegations.Where(d => country is null || d.Country == country).ToList() is [var one] ? one.Id : null;

    private static string? Cell(ImportedOrganisation row, string field) => row.Extra.TryGetValue(field, out var text) && text.Trim() is { Length: > 0 } cell ? cell : null;
}
