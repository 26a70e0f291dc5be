using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Forums;
using Isthmus.Forums.Registration;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Registration;

/// <summary>An edition with types of registration, and people who register, over HTTP or straight into the tables where there must be many.</summary>
internal sealed class Desk(TestSite site, Organiser organiser) : IDisposable
{
    public Organiser Organiser { get; } = organiser;
    public HttpClient Visitor { get; } = site.Client();
    public string Api => Organiser.Api;
    public string Pages => $"/forums/{Organiser.Edition}";

    public static async Task<Desk> Open(TestSite site) => new(site, await new Organiser(site).WithEdition());

    public async Task<Guid> Type(object? more = null, string name = "Visitor")
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["nameEn"] ??= name;
        return Organiser.Id(await Organiser.Post(Api + "/registration-types", body, HttpStatusCode.Created));
    }

    public static object Person(Guid type, string name, string? email = null, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["type"], body["name"], body["email"], body["language"]) = (type, name, email ?? $"{name.Replace(' ', '.')}@guests.example", body["language"]?.DeepClone() ?? "en");
        return body;
    }

    public async Task<HttpResponseMessage> Register(Guid type, string name, string? email = null, object? more = null) => await Visitor.PostAsJsonAsync(Api + "/registrations", Person(type, name, email, more));

    /// <summary>Registers somebody, and returns the record.</summary>
    public async Task<Registrant> Come(Guid type, string name, object? more = null)
    {
        using var answer = await Register(type, name, more: more);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await Find(name);
    }

    // Of this desk's forum: on a site that tests share others have guests of the same name.
    public Task<Registrant> Find(string name) => site.InScope(sp => sp.GetRequiredService<ForumsDb>().Registrants.AsNoTracking().SingleAsync(r => r.EditionId == new EditionId(Organiser.Edition) && r.Name == name));
    public Task<Registrant> Find(RegistrantId id) => site.InScope(sp => sp.GetRequiredService<ForumsDb>().Registrants.AsNoTracking().SingleAsync(r => r.Id == id));
    public Task<List<Ticket>> Tickets(Registrant r) => site.InScope(sp => sp.GetRequiredService<ForumsDb>().Tickets.AsNoTracking().Where(t => t.RegistrantId == r.Id).OrderBy(t => t.Number).ToListAsync());

    public Task<HttpResponseMessage> Withdraw(Registrant r) => Visitor.DeleteAsync(new Uri($"{Api}/registrations/mine/{r.Key}", UriKind.Relative));

    public Task<JsonElement> Decide(bool approve, params Registrant[] registrants) => Organiser.Post(Api + "/registrations/decisions", new { registrants = registrants.Select(r => r.Id.Value), approve });

    /// <summary>Many people at once, as the handlers would have left them: so many with a seat, the others waiting in their order.</summary>
    public Task<List<Registrant>> Crowd(Guid typeId, int seated, int waiting) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<ForumsDb>();
        var (type, now) = (new RegistrationTypeId(typeId), site.Clock.GetUtcNow().UtcDateTime);
        var people = Enumerable.Range(1, seated + waiting).Select(n => new Registrant
        {
            Id = RegistrantId.New(), EditionId = new(Organiser.Edition), TypeId = type, Name = $"Person {n:0000}", Email = $"person{n}@guests.example", LiveKey = $"person{n}@guests.example", Language = "en", Key = $"key-{Guid.CreateVersion7():N}",
            State = n <= seated ? RegistrationState.Approved : RegistrationState.Waiting, WaitNumber = n <= seated ? null : n - seated, AppliedAt = now,
        }).ToList();
        db.Registrants.AddRange(people);
        db.Tickets.AddRange(people.Select(p => new Ticket { Id = TicketId.New(), RegistrantId = p.Id, EditionId = p.EditionId, Number = 0, Name = p.Name, Code = TicketCode.New() }));
        await db.SaveChangesAsync();
        await db.RegistrationTypes.Where(t => t.Id == type).ExecuteUpdateAsync(u => u.SetProperty(t => t.Taken, seated).SetProperty(t => t.Queue, waiting));
        return people;
    });

    /// <summary>What was written to a registrant: the kinds of e-mail, in their order.</summary>
    public Task<List<string>> MailsTo(Registrant r) => site.InScope(async sp => (await sp.GetRequiredService<ForumsDb>().Mails.Where(m => m.Regarding == r.Subject.ToString()).OrderBy(m => m.Id).Select(m => m.DedupeKey).ToListAsync()).ConvertAll(k => k.Split('/')[3]));

    public void Dispose()
    {
        Visitor.Dispose();
        Organiser.Dispose();
    }
}
