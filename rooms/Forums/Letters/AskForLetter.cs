using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Letters;

/// <summary>Enters one person's data for one letter. An organiser's is issued at once; that of a participant's editor waits for the organiser.</summary>
internal static class AskForLetter
{
    public const int KeptDays = 30;
    public const int MostKeptDays = 365;

    public sealed class Request
    {
        /// <summary>For whose person; an organiser may leave it out.</summary>
        public Guid? Participant { get; set; }

        /// <summary>en, ru or fa; there must be a template in it.</summary>
        [Required, StringLength(10)] public string? Language { get; set; }
        [Required, StringLength(200)] public string? FullName { get; set; }
        [Required] public DateOnly? BirthDate { get; set; }

        /// <summary>ISO 3166 code.</summary>
        [Required, StringLength(2, MinimumLength = 2)] public string? Nationality { get; set; }
        [Required, StringLength(40)] public string? Passport { get; set; }
        [Required] public DateOnly? Arrival { get; set; }
        [Required] public DateOnly? Departure { get; set; }

        /// <summary>The last day on which these data are kept; none: 30 days after the edition.</summary>
        public DateOnly? KeepUntil { get; set; }

        public Refusal? Fault(ForumEdition edition, DateOnly today)
        {
            if (!Countries.Exists(Nationality)) return Refusal.InvalidField(nameof(Nationality), "forums.edition.unknownCountry", Nationality!);
            if (BirthDate < new DateOnly(1900, 1, 1) || BirthDate >= today) return Refusal.InvalidField(nameof(BirthDate), "forums.letter.birthDate");
            if (!EventDates.CanBe(Arrival!.Value)) return EventDates.Far(nameof(Arrival));
            if (Departure < Arrival || !EventDates.CanBe(Departure!.Value)) return Refusal.InvalidField(nameof(Departure), "forums.edition.backwards");
            var last = edition.EndsOn.AddDays(MostKeptDays);
            return KeepUntil < today || KeepUntil > last ? Refusal.InvalidField(nameof(KeepUntil), "forums.letter.keepUntil.far", last) : null;
        }
    }

    public static async Task<Outcome<VisaLetter>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var access = await db.LettersFor(id, who.Actor, ct);
        if (!access.Succeeded) return access.Refusal;
        var ((edition, organises, mine, _), now) = (access.Value, Instants.Stored(clock));
        ParticipantId? participant = request.Participant is { } p ? new(p) : organises ? null : mine[0].Id;
        if (participant is not null && !(organises ? await db.Participants.AnyAsync(x => x.Id == participant && x.EditionId == id, ct) : mine.Any(x => x.Id == participant)))
            return Refusal.InvalidField(nameof(Request.Participant), "problem." + ParticipantLookup.Unknown);
        var language = Language.Find(request.Language)?.Code;
        var template = language is null ? null : await db.LetterTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.EditionId == id && t.Language == language, ct);
        if (template is null) return Refusal.InvalidField(nameof(Request.Language), "forums.letter.noTemplate");
        if (request.Fault(edition, DateOnly.FromDateTime(now)) is { } fault) return fault;
        var keep = request.KeepUntil ?? edition.EndsOn.AddDays(KeptDays);
        // An edition that is over: what is entered today is not to go before the letter is printed.
        if (keep < DateOnly.FromDateTime(now)) keep = DateOnly.FromDateTime(now).AddDays(KeptDays);
        var letter = new VisaLetter
        {
            Id = LetterId.New(), EditionId = id, ParticipantId = participant, Language = language!, FullName = request.FullName!.Trim(), BirthDate = request.BirthDate, Nationality = request.Nationality!.ToUpperInvariant(),
            Passport = request.Passport!.Trim(), Arrival = request.Arrival, Departure = request.Departure, KeepUntil = keep, RequestedBy = who.Actor.User, CreatedAt = now,
        };
        db.Letters.Add(letter);
        if (!organises)
        {
            db.Doing("forums.ask-for-visa-letter");
            await db.SaveChangesAsync(ct);
            return letter;
        }
        db.Doing("forums.issue-visa-letter");
        return await DecideLetter.Number(letter, edition, template.Sheet, db, now, ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/letters", async (EditionId id, Request request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, clock, ct)).ToResult(l => { response.SetETag(l); return TypedResults.Created($"/api/forums/{id}/letters/{l.Id}", new Answer(l.Id, l.State, l.Reference, l.KeepUntil, l.Version)); }))
        .RequireAccess(Policies.SignedIn, "forums:write").Idempotent().WithName("forums.letters.ask").WithSummary("A letter for one person’s visa: issued when an organiser asks, else it waits for one");

    public sealed record Answer(LetterId Id, LetterState State, string? Reference, DateOnly KeepUntil, int Version);
}
