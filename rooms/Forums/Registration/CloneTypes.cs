using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>The next edition asks what this one asked: types with their questions, moved to the new dates. Nobody is taken over, and an invitation gets a new link.</summary>
internal static class CloneTypes
{
    /// <summary>The caller saves.</summary>
    public static async Task Apply(ForumsDb db, EditionId from, ForumEdition to, int days, CancellationToken ct)
    {
        foreach (var t in await db.RegistrationTypes.AsNoTracking().Where(t => t.EditionId == from).ToListAsync(ct))
        {
            var copy = new RegistrationType
            {
                Id = RegistrationTypeId.New(), EditionId = to.Id, Name = t.Name, Place = t.Place, Capacity = t.Capacity, NeedsApproval = t.NeedsApproval, MaxCompanions = t.MaxCompanions, CreatedAt = to.CreatedAt,
                OpensAt = t.OpensAt?.AddDays(days), ClosesAt = t.ClosesAt?.AddDays(days), InvitationKey = t.InvitationKey is null ? null : RegistrationType.NewKey(),
            };
            db.RegistrationTypes.Add(copy);
            var ids = new Dictionary<QuestionId, QuestionId>();
            foreach (var q in await db.QuestionsOf(t.Id, ct))
            {
                ids[q.Id] = QuestionId.New();
                db.Questions.Add(new()
                {
                    Id = ids[q.Id], TypeId = copy.Id, Place = q.Place, Kind = q.Kind, Text = q.Text, Choices = q.Choices, Required = q.Required, FollowUp = q.FollowUp,
                    // A condition stands on an earlier question, which has its new id by now.
                    OnlyIf = q.OnlyIf is { } other ? ids[other] : null, OnlyIfAnswer = q.OnlyIfAnswer,
                });
            }
        }
        foreach (var z in await db.Zones.AsNoTracking().Where(z => z.EditionId == from && z.ClosedAt == null).ToListAsync(ct))
            db.Zones.Add(new() { Id = CheckIn.ZoneId.New(), EditionId = to.Id, Name = z.Name, Place = z.Place });
    }
}
