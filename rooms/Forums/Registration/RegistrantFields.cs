namespace Isthmus.Forums.Registration;

/// <summary>What somebody tells when registering and may change later.</summary>
internal class RegistrantFields
{
    [Required, StringLength(200)] public string? Name { get; set; }
    [StringLength(300)] public string? Organisation { get; set; }

    /// <summary>The participant for which the person comes; only who acts for it may say so.</summary>
    public Guid? Participant { get; set; }
    [Required, RegularExpression("en|ru|fa")] public string? Language { get; set; }
    [Range(0, RegistrationType.MostCompanions)] public int Companions { get; set; }

    /// <summary>Who comes along, one name a line; names may follow later.</summary>
    [StringLength(4000), Lines] public string? CompanionNames { get; set; }
    [MaxLength(60)] public List<AnswerFields> Answers { get; set => field = value ?? []; } = [];
    [MaxLength(10)] public List<ConsentPurpose> Consents { get; set => field = value ?? []; } = [];

    public IReadOnlyList<string> Names => (CompanionNames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Refusal? Fault(int maxCompanions)
    {
        // The API's own validation passes over a class that others derive from, so the rules are asked for here.
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new(this), wrong, validateAllProperties: true))
            return Refusal.InvalidFields([.. wrong.SelectMany(w => w.MemberNames).Distinct().Select(m => new FieldRefusal(m, "ui.validation.value"))]);
        if (Companions > maxCompanions) return Refusal.InvalidField(nameof(Companions), "forums.reg.tooManyCompanions", maxCompanions);
        if (Names.Count > Companions) return Refusal.InvalidField(nameof(CompanionNames), "forums.reg.tooManyNames", Companions);
        if (Names.Any(n => n.Length > 200)) return Refusal.InvalidField(nameof(CompanionNames), "forums.reg.longName", 200);
        return null;
    }

    /// <summary>Writes what is told on the registrant; the caller has asked <see cref="Fault"/>, and has the seats.</summary>
    public async Task Put(Registrant r, IReadOnlyDictionary<QuestionId, string> answers, DateTime now, ForumsDb db, CancellationToken ct)
    {
        (r.Name, r.Organisation, r.Language, r.Companions) = (Name!.Trim(), string.IsNullOrWhiteSpace(Organisation) ? null : Organisation.Trim(), Language!, Companions);
        await PutTickets(r, db, ct);
        await PutAnswers(r, answers, db, ct);
        await PutConsents(r, now, db, ct);
    }

    private async Task PutTickets(Registrant r, ForumsDb db, CancellationToken ct)
    {
        var before = await db.Tickets.Where(t => t.RegistrantId == r.Id).ToListAsync(ct);
        db.Tickets.RemoveRange(before.Where(t => t.Number > Companions));
        for (var n = 0; n <= Companions; n++)
        {
            var ticket = before.Find(t => t.Number == n);
            if (ticket is null) db.Tickets.Add(ticket = new() { Id = TicketId.New(), RegistrantId = r.Id, EditionId = r.EditionId, Number = n, Code = TicketCode.New() });
            ticket.Name = n == 0 ? r.Name : n <= Names.Count ? Names[n - 1] : null;
        }
    }

    private static async Task PutAnswers(Registrant r, IReadOnlyDictionary<QuestionId, string> answers, ForumsDb db, CancellationToken ct)
    {
        var before = await db.Answers.Where(a => a.RegistrantId == r.Id).ToListAsync(ct);
        db.Answers.RemoveRange(before.Where(a => !answers.ContainsKey(a.QuestionId)));
        foreach (var (question, value) in answers)
        {
            if (before.Find(a => a.QuestionId == question) is { } answer) answer.Value = value;
            else db.Answers.Add(new() { RegistrantId = r.Id, QuestionId = question, Value = value });
        }
    }

    private async Task PutConsents(Registrant r, DateTime now, ForumsDb db, CancellationToken ct)
    {
        var before = await db.Consents.Where(c => c.RegistrantId == r.Id).ToListAsync(ct);
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            var (row, given) = (before.Find(c => c.Purpose == purpose), Consents.Contains(purpose));
            if (row is null && given) db.Consents.Add(new() { RegistrantId = r.Id, Purpose = purpose, GivenAt = now });
            else if (row is { WithdrawnAt: null } && !given) row.WithdrawnAt = now;
            else if (row is { WithdrawnAt: not null } && given) (row.GivenAt, row.WithdrawnAt) = (now, null);
        }
    }
}
