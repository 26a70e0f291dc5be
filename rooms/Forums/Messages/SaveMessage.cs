using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Messages;

/// <summary>Writes a message, changes one that is a draft, copies or removes one. What went out, or is about to, is not changed any more.</summary>
internal static class SaveMessage
{
    public sealed class Request
    {
        [MaxLength(4)] public List<ReaderKind> Kinds { get; set => field = value ?? []; } = [];

        /// <summary>Types of registration; none: all.</summary>
        [MaxLength(100)] public List<Guid> Types { get; set => field = value ?? []; } = [];
        [MaxLength(5)] public List<RegistrationState> States { get; set => field = value ?? []; } = [];
        public MessageGround Ground { get; set; }
        [Required, StringLength(200)] public string? SubjectEn { get; set; }
        [Required, StringLength(10_000), Lines] public string? BodyEn { get; set; }
        [StringLength(200)] public string? SubjectRu { get; set; }
        [StringLength(10_000), Lines] public string? BodyRu { get; set; }
        [StringLength(200)] public string? SubjectFa { get; set; }
        [StringLength(10_000), Lines] public string? BodyFa { get; set; }
        public MessageTiming Timing { get; set; }

        /// <summary>For <c>At</c>, on the clock of the edition's place, as is the time.</summary>
        public DateOnly? Date { get; set; }
        public TimeOnly? Time { get; set; }

        /// <summary>Before the first day, or after the last one.</summary>
        [Range(0, 365)] public int? Days { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public Refusal? Fault()
        {
            if (Kinds.Count == 0) return Refusal.InvalidField(nameof(Kinds), "forums.msg.noKinds");
            if (States.Contains(RegistrationState.Withdrawn)) return Refusal.InvalidField(nameof(States), "forums.msg.withdrawnHaveNone");
            if (Kinds.Contains(ReaderKind.Registrant) && States.Count == 0) return Refusal.InvalidField(nameof(States), "forums.msg.noStates");
            if (Half(SubjectRu, BodyRu)) return Refusal.InvalidField(SubjectRu is null or "" ? nameof(SubjectRu) : nameof(BodyRu), "forums.msg.halfLanguage");
            if (Half(SubjectFa, BodyFa)) return Refusal.InvalidField(SubjectFa is null or "" ? nameof(SubjectFa) : nameof(BodyFa), "forums.msg.halfLanguage");
            FieldRefusal[] unknown =
            [
                .. from text in new[] { (nameof(SubjectEn), SubjectEn), (nameof(BodyEn), BodyEn), (nameof(SubjectRu), SubjectRu), (nameof(BodyRu), BodyRu), (nameof(SubjectFa), SubjectFa), (nameof(BodyFa), BodyFa) }
                let names = Placeholders.Unknown(text.Item2, MessageMail.Known)
                where names.Count > 0
                select new FieldRefusal(text.Item1, "forums.msg.unknownPlaceholder", string.Join(", ", names.Take(5))),
            ];
            if (unknown.Length > 0) return Refusal.InvalidFields(unknown);
            return Timing switch
            {
                MessageTiming.At when Date is null => Refusal.InvalidField(nameof(Date), "ui.validation.required"),
                MessageTiming.At when !EventDates.CanBe(Date.Value) => EventDates.Far(nameof(Date)),
                MessageTiming.BeforeStart or MessageTiming.AfterEnd when Days is null => Refusal.InvalidField(nameof(Days), "ui.validation.required"),
                not MessageTiming.Now when Time is null => Refusal.InvalidField(nameof(Time), "ui.validation.required"),
                _ => null,
            };
        }

        public void Put(ForumMessage m)
        {
            (m.Kinds, m.Types, m.States, m.Ground) = ([.. Kinds.Distinct().Order()], [.. Types.Distinct().Select(RegistrationTypeId.From)], [.. States.Distinct().Order()], Ground);
            (m.Subject, m.Body) = (LocalText.Of(SubjectEn, SubjectRu, SubjectFa), LocalText.Of(BodyEn, BodyRu, BodyFa));
            (m.Timing, m.Date, m.Time, m.Days) = Timing switch
            {
                MessageTiming.At => (Timing, Date, Time, null),
                MessageTiming.BeforeStart or MessageTiming.AfterEnd => (Timing, (DateOnly?)null, Time, Days),
                _ => (Timing, null, null, (int?)null),
            };
        }

        private static bool Half(string? subject, string? body) => string.IsNullOrWhiteSpace(subject) != string.IsNullOrWhiteSpace(body);
    }

    public static Request Form(ForumMessage m) => new()
    {
        Kinds = [.. m.Kinds], Types = [.. m.Types.Select(t => t.Value)], States = [.. m.States], Ground = m.Ground, SubjectEn = m.Subject["en"], BodyEn = m.Body["en"], SubjectRu = m.Subject["ru"], BodyRu = m.Body["ru"],
        SubjectFa = m.Subject["fa"], BodyFa = m.Body["fa"], Timing = m.Timing, Date = m.Date, Time = m.Time, Days = m.Days, Version = m.Version,
    };

    public static async Task<Outcome<ForumMessage>> Add(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var message = Empty(id, clock);
        if (await Put(message, request, db, ct) is { } fault) return fault;
        db.Messages.Add(message);
        db.Doing("forums.add-message");
        await db.SaveChangesAsync(ct);
        return message;
    }

    public static async Task<Outcome<ForumMessage>> Change(EditionId id, ForumMessageId messageId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var message = found.Value.Message;
        if (message.Check(version) is { } stale) return stale;
        if (message.State != MessageState.Draft) return Refusal.Conflict("forums.message-not-draft");
        if (await Put(message, request, db, ct) is { } fault) return fault;
        db.Doing("forums.change-message");
        return await Save(message, db, ct);
    }

    public static async Task<Outcome<ForumMessage>> Copy(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var copy = Empty(id, clock);
        Form(found.Value.Message).Put(copy);
        db.Messages.Add(copy);
        db.Doing("forums.copy-message");
        await db.SaveChangesAsync(ct);
        return copy;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Message.State is not (MessageState.Draft or MessageState.Missed)) return Refusal.Conflict("forums.message-not-draft");
        db.Messages.Remove(found.Value.Message);
        db.Doing("forums.remove-message");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static async Task<Outcome<ForumMessage>> Save(ForumMessage message, ForumsDb db, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return message;
    }

    private static ForumMessage Empty(EditionId id, TimeProvider clock) => new() { Id = ForumMessageId.New(), EditionId = id, Subject = LocalText.Of(null, null, null), Body = LocalText.Of(null, null, null), CreatedAt = Instants.Stored(clock) };

    private static async Task<Refusal?> Put(ForumMessage message, Request request, ForumsDb db, CancellationToken ct)
    {
        if (request.Fault() is { } fault) return fault;
        if (request.Types.Count > 0)
        {
            var known = await db.RegistrationTypes.Where(t => t.EditionId == message.EditionId).Select(t => t.Id).ToListAsync(ct);
            if (request.Types.Exists(t => !known.Contains(new(t)))) return Refusal.InvalidField(nameof(Request.Types), "problem.forums.no-such-registration-type");
        }
        request.Put(message);
        return null;
    }
}
