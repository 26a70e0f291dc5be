using System.Text.Json.Serialization;
using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Contacts;

/// <summary>Enters, changes and removes an official contact. Organisers only.</summary>
internal static class SaveContact
{
    public const string Unknown = "forums.no-such-contact";

    public sealed class Request
    {
        /// <summary>At which edition; none: free-standing.</summary>
        public Guid? Edition { get; set; }
        [Required] public DateOnly? Date { get; set; }
        [StringLength(200)] public string? Place { get; set; }

        /// <summary>Parted by commas.</summary>
        [StringLength(1000), Lines] public string? Topics { get; set; }
        [StringLength(4000), Lines] public string? Summary { get; set; }
        public ContactVisibility Visibility { get; set; }

        /// <summary>Who met; at least two. Lines without a name are left out.</summary>
        [MaxLength(20)] public List<SeatFields> Officials { get; set => field = value ?? []; } = [];

        /// <summary>Lines without a text are left out.</summary>
        [MaxLength(30)] public List<FollowUpFields> FollowUps { get; set => field = value ?? []; } = [];

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public sealed class SeatFields
        {
            /// <summary>Somebody who is known already; else one of the same name is found, or a new one made.</summary>
            public Guid? Person { get; set; }
            [StringLength(200)] public string? Name { get; set; }
            [StringLength(300)] public string? Institution { get; set; }
            [StringLength(2)] public string? Country { get; set; }
            [StringLength(300)] public string? Role { get; set; }

            public bool IsEmpty => Person is null && string.IsNullOrWhiteSpace(Name);
        }

        public sealed class FollowUpFields
        {
            public Guid? Id { get; set; }
            [StringLength(500)] public string? Text { get; set; }
            public DateOnly? DueOn { get; set; }
            public bool Done { get; set; }
        }

        public Refusal? Fault()
        {
            if (!EventDates.CanBe(Date!.Value)) return EventDates.Far(nameof(Date));
            if (WrittenList.Split(Topics).FirstOrDefault(t => t.Length > 100) is { } topic) return Refusal.InvalidField(nameof(Topics), "forums.contact.longTopic", topic.Cut(40));
            List<FieldRefusal> wrong = [];
            for (var i = 0; i < Officials.Count; i++)
            {
                if (Officials[i] is null or { IsEmpty: true }) continue;
                void Need(string field, bool good, string text = "ui.validation.required") { if (!good) wrong.Add(new($"{nameof(Officials)}[{i}].{field}", text)); }
                Need(nameof(SeatFields.Institution), !string.IsNullOrWhiteSpace(Officials[i].Institution));
                Need(nameof(SeatFields.Role), !string.IsNullOrWhiteSpace(Officials[i].Role));
                Need(nameof(SeatFields.Country), Countries.Exists(Officials[i].Country), "ui.validation.choose");
            }
            if (wrong.Count > 0) return Refusal.InvalidFields(wrong);
            if (Officials.Count(o => o is { IsEmpty: false }) < 2) return Refusal.InvalidField(nameof(Officials), "forums.contact.twoOfficials");
            return FollowUps.Exists(f => f?.DueOn is { } due && !EventDates.CanBe(due)) ? EventDates.Far(nameof(FollowUps)) : null;
        }
    }

    public static async Task<Outcome<OfficialContact>> Handle(ContactId? id, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        if (request.Fault() is { } fault) return fault;
        EditionId? edition = request.Edition is { } e ? new(e) : null;
        if (edition is not null && !await db.Editions.AnyAsync(x => x.Id == edition, ct)) return Refusal.InvalidField(nameof(Request.Edition), "problem.forums.no-such-edition");
        var contact = id is null ? null : await db.Contacts.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (id is not null && contact is null) return Refusal.NotFound(Unknown);
        if (contact?.Check(version) is { } stale) return stale;
        var now = Instants.Stored(clock);
        db.Doing(contact is null ? "forums.add-contact" : "forums.change-contact");
        if (contact is null) db.Contacts.Add(contact = new() { Id = ContactId.New(), Date = default, CreatedAt = now });
        (contact.EditionId, contact.Date, contact.Place, contact.Summary, contact.Visibility) = (edition, request.Date!.Value, Trim(request.Place), Trim(request.Summary), request.Visibility);
        if (await PutSeats(contact, request, db, ct) is { } unknown) return unknown;
        await PutTopics(contact, request, db, ct);
        await PutFollowUps(contact, request, now, db, ct);
        db.CountLines<ContactSeat>(contact);
        db.CountLines<ContactTopic>(contact);
        db.CountLines<ContactFollowUp>(contact);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException error) when (DbErrors.IsStale(error) || DbErrors.IsDuplicate(error) || DbErrors.IsTorn(error)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return contact;
    }

    /// <summary>The entry goes with what the trail holds of it; people who stand in no other entry go as well.</summary>
    public static async Task<Outcome<Done>> Remove(ContactId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact) return Refusal.NotFound(Unknown);
        var holders = await db.ContactSeats.Where(s => s.ContactId == id).Select(s => s.HolderId).Distinct().ToListAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.ContactSeats.RemoveRange(await db.ContactSeats.Where(s => s.ContactId == id).ToListAsync(ct));
        db.OfficeHolders.RemoveRange(await db.OfficeHolders.Where(h => holders.Contains(h.Id) && !db.ContactSeats.Any(s => s.HolderId == h.Id && s.ContactId != id)).ToListAsync(ct));
        db.Contacts.Remove(contact);
        db.Doing("forums.remove-contact");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        await PayloadErasure.Erase(db, null, [contact.Ref, .. holders.Select(h => new SubjectRef("forums_office_holder", h.ToString()))], AccountErased.Placeholder, ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    // Officials of one name are one person unless the caller says whom it means; the office is told anew each time.
    private static async Task<Refusal?> PutSeats(OfficialContact contact, Request request, ForumsDb db, CancellationToken ct)
    {
        var before = await db.ContactSeats.Where(s => s.ContactId == contact.Id).ToListAsync(ct);
        var seats = request.Officials.Where(o => o is { IsEmpty: false }).ToList();
        var keys = seats.Where(s => !string.IsNullOrWhiteSpace(s.Name)).Select(s => OfficeHolder.KeyOf(s.Name!)).ToList();
        var ids = seats.Select(s => s.Person).OfType<Guid>().Select(OfficeHolderId.From).ToList();
        var known = await db.OfficeHolders.Where(h => ids.Contains(h.Id) || keys.Contains(h.NameKey)).OrderBy(h => h.Id).ToListAsync(ct);
        for (var i = 0; i < seats.Count; i++)
        {
            var fields = seats[i];
            var named = fields.Person is { } id ? known.Find(h => h.Id.Value == id) : null;
            if (named is null && fields.Person is not null) return Refusal.InvalidField(nameof(Request.Officials), "forums.contact.noPerson");
            // Another name was written over that of the person: somebody else is meant.
            var holder = named is not null && (string.IsNullOrWhiteSpace(fields.Name) || OfficeHolder.KeyOf(fields.Name) == named.NameKey) ? named : known.Find(h => h.NameKey == OfficeHolder.KeyOf(fields.Name!));
            if (holder is null) known.Add(db.OfficeHolders.Add(holder = new() { Id = OfficeHolderId.New(), Name = fields.Name!.Trim(), NameKey = OfficeHolder.KeyOf(fields.Name!) }).Entity);
            var seat = before.Find(s => s.Place == i + 1);
            if (seat is null) db.ContactSeats.Add(seat = new() { ContactId = contact.Id, Place = i + 1, HolderId = holder.Id, Institution = "", Country = "", Role = "" });
            (seat.HolderId, seat.Institution, seat.Country, seat.Role) = (holder.Id, fields.Institution!.Trim(), fields.Country!.ToUpperInvariant(), fields.Role!.Trim());
        }
        db.ContactSeats.RemoveRange(before.Where(s => s.Place > seats.Count));
        return null;
    }

    private static async Task PutTopics(OfficialContact contact, Request request, ForumsDb db, CancellationToken ct)
    {
        var before = await db.ContactTopics.Where(t => t.ContactId == contact.Id).ToListAsync(ct);
        var topics = WrittenList.Split(request.Topics).DistinctBy(ContactTopic.KeyOf).ToList();
        db.ContactTopics.RemoveRange(before.Where(b => !topics.Exists(t => ContactTopic.KeyOf(t) == b.Key)));
        db.ContactTopics.AddRange(topics.Where(t => !before.Exists(b => b.Key == ContactTopic.KeyOf(t))).Select(t => new ContactTopic { ContactId = contact.Id, Topic = t, Key = ContactTopic.KeyOf(t) }));
    }

    private static async Task PutFollowUps(OfficialContact contact, Request request, DateTime now, ForumsDb db, CancellationToken ct)
    {
        var before = await db.ContactFollowUps.Where(f => f.ContactId == contact.Id).ToListAsync(ct);
        var wanted = request.FollowUps.Where(f => !string.IsNullOrWhiteSpace(f?.Text)).ToList();
        db.ContactFollowUps.RemoveRange(before.Where(b => !wanted.Exists(w => w.Id == b.Id.Value)));
        foreach (var fields in wanted)
        {
            var row = before.Find(b => b.Id.Value == fields.Id);
            if (row is null) db.ContactFollowUps.Add(row = new() { Id = FollowUpId.New(), ContactId = contact.Id, Text = "" });
            (row.Text, row.DueOn, row.DoneAt) = (fields.Text!.Trim(), fields.DueOn, fields.Done ? row.DoneAt ?? now : null);
        }
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/", async (Request request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(null, request, null, who, db, clock, ct)).ToResult(c => { response.SetETag(c); return TypedResults.Created($"/api/official-contacts/{c.Id}", new Saved<ContactId>(c.Id, c.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.contacts.add").WithSummary("Enters an official contact with at least two officials, each with institution, country and office at that date");
        api.MapPut("/{contact}", async (ContactId contact, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(contact, request, http.IfMatch(), who, db, clock, ct)).ToResult(c => { response.SetETag(c); return TypedResults.Ok(new Saved<ContactId>(c.Id, c.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.contacts.change").WithSummary("Changes an official contact");
        api.MapDelete("/{contact}", async (ContactId contact, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Remove(contact, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.contacts.remove").WithSummary("Removes an official contact, with the people who stand in no other");
    }
}
