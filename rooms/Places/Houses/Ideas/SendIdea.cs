using Isthmus.Contracts.People;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Houses.Ideas;

/// <summary>Anybody brings an idea to a house. A field that people do not see catches machines that fill in everything: they are thanked, and nothing is kept.</summary>
internal static class SendIdea
{
    private const int MostOpen = 500;

    public sealed class Request
    {
        [Required, StringLength(200)] public string? Title { get; set; }
        [Required, StringLength(4000), Lines] public string? Text { get; set; }
        [Required, StringLength(200)] public string? Name { get; set; }
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }

        /// <summary>Left empty by people.</summary>
        [StringLength(200)] public string? Website { get; set; }
    }

    public sealed record Received(bool IsReceived = true);

    public static async Task<Outcome<Received>> Handle(PlaceId id, Request request, Actor actor, IAccounts accounts, PlacesDb db, IdeaMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var house = found.Value;
        if (!house.IsPublic() || house.Kind != Network.PlaceKind.HouseOfInnovation || house.Stage != Network.PlaceStage.Operating) return Refusal.Conflict("places.house-not-open");
        if (!string.IsNullOrWhiteSpace(request.Website)) return new Received();
        if (await db.Ideas.CountAsync(i => i.PlaceId == id && i.State == IdeaState.Received, ct) >= MostOpen) return Refusal.Conflict("places.too-many", MostOpen);
        var idea = new Idea { Id = IdeaId.New(), PlaceId = id, Title = request.Title!.Trim(), Text = request.Text!.Trim(), Name = request.Name!.Trim(), Email = request.Email!.Trim(), Locale = Language.Current.Code, State = IdeaState.Received, ReceivedAt = Instants.Stored(clock) };
        db.Ideas.Add(idea);
        await mail.Brought(idea, house, ct);
        db.Doing("places.bring-idea");
        await db.SaveChangesAsync(ct);
        return new Received();
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/ideas", async (PlaceId place, Request body, CurrentActor actor, IAccounts accounts, PlacesDb db, IdeaMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, body, actor.Actor, accounts, db, mail, clock, ct)).ToResult(r => TypedResults.Accepted((string?)null, r)))
        .OpenToAll(Scopes.Write).RequireRateLimiting(RateLimits.SignIn).WithName("places.ideas.send").WithSummary("Brings an idea to a house; the answer goes to the address given");
}

/// <summary>What is written about ideas: to the house that there is one, to whoever brought it what became of it.</summary>
internal sealed class IdeaMail(PlacesDb db, HouseMail people, SiteSettings site, Texts allTexts)
{
    public async Task Brought(Idea idea, Network.Place house, CancellationToken ct)
    {
        foreach (var reader in (await people.PeopleOf(house, ct)).DistinctBy(a => a.Id))
        {
            var t = allTexts.In(Language.Find(reader.Locale) ?? Language.English);
            Write(reader.Email, reader.Name, t["places.idea.mail.brought.subject", house.Name.In(t.Language.Code)], [t["places.mail.hello", reader.Name], t["places.idea.mail.brought", house.Name.In(t.Language.Code)], site.Link($"/places/{house.Id}/ideas/{idea.Id}").AbsoluteUri, t["places.mail.end", site.Name]], $"places/idea/{idea.Id}/{reader.Id}", idea);
        }
    }

    public void Answered(Idea idea, Network.Place house)
    {
        if (idea is not { Email: { } email, Name: { } name }) return;
        var t = allTexts.In(Language.Find(idea.Locale) ?? Language.English);
        var kind = idea.State == IdeaState.Accepted ? "accepted" : "declined";
        Write(email, name, t[$"places.idea.mail.{kind}.subject", house.Name.In(t.Language.Code)], [t["places.mail.hello", name], t[$"places.idea.mail.{kind}", idea.Title, house.Name.In(t.Language.Code)], idea.Answer!, t["places.mail.end", site.Name]], $"places/idea/{idea.Id}/{idea.State}", idea);
    }

    private void Write(string to, string name, string subject, string[] lines, string key, Idea idea) =>
        db.Send(new OutgoingMail(to, name, subject, string.Join("\r\n\r\n", lines) + "\r\n", key) { Regarding = new SubjectRef("places_idea", idea.Id.ToString()) });
}

/// <summary>Whoever erases the own account is forgotten in ideas as well.</summary>
internal sealed class ForgetSender(PlacesDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        if (happened.Email is not { Length: > 0 } email) return;
        var key = email.ToUpperInvariant();
        foreach (var idea in (await db.Ideas.Where(i => i.Email != null).ToListAsync(ct)).Where(i => i.Email!.ToUpperInvariant() == key)) (idea.Name, idea.Email) = (null, null);
        db.Doing("places.forget-sender");
    }
}

/// <summary>A year after the answer nobody needs to know any more who brought an idea.</summary>
internal sealed class ForgetSenders(PlacesDb db, TimeProvider clock) : Isthmus.Platform.Jobs.IChore
{
    public async Task Do(CancellationToken ct)
    {
        var before = Instants.Stored(clock).AddYears(-1);
        await db.Ideas.Where(i => i.Email != null && i.AnsweredAt != null && i.AnsweredAt < before).ExecuteUpdateAsync(u => u.SetProperty(i => i.Name, (string?)null).SetProperty(i => i.Email, (string?)null), ct);
    }
}
