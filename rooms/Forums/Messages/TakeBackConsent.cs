using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Messages;

/// <summary>A reader of news takes the consent back by the link in the e-mail. The key stands for the person; asking again is no fault.</summary>
internal static class TakeBackConsent
{
    public static async Task<RegistrantId?> Find(ForumsDb db, EditionId id, string? key, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key)) return null;
        var subject = await db.Recipients.AsNoTracking().Where(r => r.OffKey == key && r.Kind == ReaderKind.Registrant && db.Messages.Any(m => m.Id == r.MessageId && m.EditionId == id)).Select(r => (Guid?)r.SubjectId).SingleOrDefaultAsync(ct);
        return subject is { } guid ? new RegistrantId(guid) : null;
    }

    public static async Task<Outcome<Done>> Handle(EditionId id, string? key, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await Find(db, id, key, ct) is not { } registrant) return Refusal.NotFound("forums.no-such-link");
        if (await db.Consents.SingleOrDefaultAsync(c => c.RegistrantId == registrant && c.Purpose == ConsentPurpose.News && c.WithdrawnAt == null, ct) is not { } consent) return default(Done);
        consent.WithdrawnAt = Instants.Stored(clock);
        db.Doing("forums.take-back-consent");
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/news-off/{key}", async (EditionId id, string key, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, key, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .OpenToAll("forums:write").RequireRateLimiting(RateLimits.Search).WithName("forums.messages.news-off").WithSummary("Takes back the consent to news, by the secret of the link in an e-mail");
}
