using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Registration;

/// <summary>What the form of a registration offers: the questions in their order, how many may come along, the participants for which the reader may come.</summary>
internal sealed record RegistrationForm(IReadOnlyList<Question> Questions, int MaxCompanions, IReadOnlyList<Option> Participants)
{
    public static async Task<RegistrationForm> Of(RegistrationType type, bool followUp, int companions, Actor? actor, ForumsDb db, CancellationToken ct)
    {
        var questions = (await db.QuestionsOf(type.Id, ct)).Where(q => followUp || !q.FollowUp).ToList();
        // For whom somebody comes is said when registering.
        IReadOnlyList<Participant> mine = actor is null ? [] : await db.Mine(type.EditionId, actor, ct);
        return new(questions, Math.Max(type.MaxCompanions, companions), [.. mine.Where(p => p.IsActive).Select(p => new Option(p.Id.ToString(), p.Name))]);
    }

    /// <summary>One line for each question, in the order in which they are shown, with what was sent or stored.</summary>
    public void Align(RegistrantFields fields) =>
        fields.Answers = [.. Questions.Select(q => fields.Answers.Find(a => a.Question == q.Id.Value) ?? new() { Question = q.Id.Value })];

    /// <summary>The form of a registration as it stands.</summary>
    public static async Task<ChangeRegistration.Request> Stored(Registrant r, ForumsDb db, CancellationToken ct)
    {
        var answers = await db.Answers.AsNoTracking().Where(a => a.RegistrantId == r.Id).ToListAsync(ct);
        var names = await db.Tickets.AsNoTracking().Where(t => t.RegistrantId == r.Id && t.Number > 0).OrderBy(t => t.Number).Select(t => t.Name).ToListAsync(ct);
        var consents = await db.Consents.AsNoTracking().Where(c => c.RegistrantId == r.Id && c.WithdrawnAt == null).Select(c => c.Purpose).ToListAsync(ct);
        return new()
        {
            Name = r.Name, Organisation = r.Organisation, Language = r.Language, Companions = r.Companions, CompanionNames = string.Join('\n', names.OfType<string>()), Consents = consents, Version = r.Version,
            Answers = answers.ConvertAll(a => new AnswerFields { Question = a.QuestionId.Value, Value = a.Value, Values = [.. a.Value.Split(',')] }),
        };
    }
}
