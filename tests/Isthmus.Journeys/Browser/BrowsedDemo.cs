using System.Text;
using Isthmus.Host.Demo;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Browser;

/// <summary>One demo site and one browser for a whole class.</summary>
public sealed class BrowsedDemo : IAsyncLifetime
{
    private Chromium? _chromium;
    private DemoSite? _demo;
    private Task<PageKinds>? _kinds;

    public DemoSite Demo => _demo!;
    internal Chromium Chromium => _chromium!;
    internal Task<PageKinds> Kinds => _kinds ??= FindPages();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsMissing) return;
        _demo = await DemoSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Site:SignUp"] = "Open", ["Partnering:Taxonomies"] = Taxonomies().FullName });
        _chromium = await Chromium.Start();
    }

    // A long one, whose codes are written, and a short one, which is ticked.
    private static DirectoryInfo Taxonomies()
    {
        var folder = Directory.CreateTempSubdirectory("isthmus-taxonomies-");
        foreach (var (key, title, terms) in new[] { ("dev", "Devices", 40), ("use", "Uses", 4) })
        {
            File.WriteAllText(Path.Combine(folder.FullName, key + ".csv"), "code,en,ru,fa\n" + string.Concat(Enumerable.Range(1, terms).Select(n => $"{key.ToUpperInvariant()}{n:00},{title} of kind {n},,\n")));
            File.WriteAllText(Path.Combine(folder.FullName, key + ".json"), $$"""{"title": "{{title}}", "area": "market", "licence": "Invented", "version": "1"}""");
        }
        return folder;
    }

    /// <summary>Puts something on every kind of page, and finds an address of each.</summary>
    private async Task<PageKinds> FindPages()
    {
        var kinds = PageKinds.Of(Demo.Site.Services);
        // Pages to which only a mail, a step of a sign-in or a fault leads.
        foreach (var url in new[] { "/invitation?token=none", "/reset-password?token=none", "/confirm-email?token=none", "/not-found", "/error", "/problems/platform.stale" }) kinds.Add("visitor", url);
        kinds.Add("participant", "/confirm-new-email?token=none");
        kinds.Add("visitor", Letters.LinkTo(Demo.Site, "sanin@speakers.example", "/call/"));
        await SecondSteps(kinds);
        await WorkUnderWay(kinds);
        await Guests(kinds);
        await Cooperation(kinds);
        await Figures(kinds);
        await Network(kinds);
        await Residents(kinds);
        string[] doors = ["/", $"/forums/{Demo.Edition}/manage", $"/forums/{Demo.Edition}", $"/forums/{Demo.Edition}/me", "/account", "/operations/jobs", "/accounts", "/official-contacts"];
        foreach (var who in new[] { "organiser", "participant", "admin", "visitor" })
        {
            using var client = await Demo.Browse(who, "en");
            await kinds.Follow(who, client, doors);
        }
        return kinds;
    }

    // Life in the clusters of the centre: a resident, an application with experts, and what is on its way. Without a centre there is none.
    private async Task Residents(PageKinds kinds)
    {
        using var officer = new DemoClient(Demo.Site.Address);
        await officer.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var other = (await officer.Get("/api/organisations/search?limit=1&q=Irsayan", CancellationToken.None))[0].GetProperty("id").GetGuid();
        await Demo.AddMember("tenant", new(other));
        using var tenant = new DemoClient(Demo.Site.Address);
        await tenant.SignIn(DemoSite.Email("tenant"), DemoSite.Secret, CancellationToken.None);
        using var participant = new DemoClient(Demo.Site.Address);
        await participant.SignIn(DemoSite.Email("participant"), DemoSite.Secret, CancellationToken.None);
        if (await DemoResidents.Load(officer, [participant, tenant], DemoSite.Email("organiser"), CancellationToken.None) is not { } demo) return;
        var place = demo.Clusters.Values.First();
        static Guid Id(System.Text.Json.JsonElement made) => made.GetProperty("id").GetGuid();
        await officer.Post($"/api/residents/{demo.Applicant}/reviews", new { email = DemoSite.Email("organiser") }, CancellationToken.None);
        foreach (var url in new[] { $"/places/{place}/residents", $"/places/{place}/pilots", $"/places/{place}/transfer", $"/places/{place}/figures", "/benefits", "/benefits/check", $"/benefits/{demo.Benefit}", $"/pilots/{demo.Pilot}", $"/transfer/{demo.TransferItem}" }) kinds.Add("visitor", url);
        foreach (var url in new[] { $"/places/{place}/residents/apply", "/residencies", $"/residencies/{demo.Resident}/documents", $"/residencies/{demo.Resident}" }) kinds.Add("participant", url);
        foreach (var url in new[] { $"/places/{place}/residents/manage", $"/places/{place}/grants", $"/places/{place}/intake", $"/places/{place}/intake/questions", "/residency-reviews", $"/residencies/{demo.Applicant}/review", $"/residencies/{demo.Resident}/extend", $"/residencies/{demo.Resident}/benefits", "/benefits/new", $"/benefits/{demo.Benefit}/edit", $"/places/{place}/transfer/new", $"/transfer/{demo.TransferItem}/edit", $"/places/{place}/pilot-sites/new" })
            kinds.Add("organiser", url);
        var site = Id((await officer.Get($"/api/places/{place}/pilot-sites", CancellationToken.None))[0]);
        kinds.Add("organiser", $"/places/{place}/pilot-sites/{site}");
        kinds.Add("participant", $"/pilot-sites/{site}/propose");
        // One that is being written, one to whom an offer can be made, one whose agreement can be noted, a report that is expected.
        var third = demo.Clusters.Values.Last();
        kinds.Add("tenant", $"/residencies/{Id(await tenant.Post($"/api/places/{third}/residents", new { organisation = other, project = "A wave tank" }, CancellationToken.None))}/application");
        await officer.Put($"/api/residents/{demo.Applicant}/review", new { conflict = "None", scores = new[] { new { criterion = "team", points = 4 }, new { criterion = "plan", points = 8 } }, advice = "Admit" }, CancellationToken.None);
        await officer.Post($"/api/residents/{demo.Applicant}/offer", new { offerTerms = "Forty square metres." }, CancellationToken.None);
        await tenant.Post($"/api/residents/{demo.Applicant}/moves", new { move = "Accept" }, CancellationToken.None);
        kinds.Add("organiser", $"/residencies/{demo.Applicant}/agreement");
        var offered = await DemoResidents.Apply(participant, third, "Instruments for ships", CancellationToken.None);
        await officer.Post($"/api/residents/{offered}/moves", new { move = "Review" }, CancellationToken.None);
        kinds.Add("organiser", $"/residencies/{offered}/offer");
        await Demo.Site.InScope(async sp => { foreach (var chore in sp.GetServices<Isthmus.Platform.Jobs.IChore>()) await chore.Do(CancellationToken.None); });
        kinds.Add("participant", $"/residencies/{demo.Resident}/reports/{DateTime.UtcNow.Year - 1}");
        await Demo.Site.Quiet();
    }

    // Figures of all kinds, and one that waits for somebody to look at it.
    private async Task Figures(PageKinds kinds)
    {
        using var organiser = new DemoClient(Demo.Site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        using var admin = new DemoClient(Demo.Site.Address);
        await admin.SignIn(DemoSite.Email("admin"), DemoSite.Secret, CancellationToken.None);
        await DemoIndicators.Load(organiser, admin, CancellationToken.None);
        var waiting = (await organiser.Post("/api/indicators/claims", new { measure = "kbc-companies", subject = "RU", value = "≈ 5000", period = "2021", note = "It grew. I did. ..", source = new { outlet = "Google", address = "https://google.com/" } }, CancellationToken.None)).GetProperty("id").GetGuid();
        kinds.Add("organiser", $"/indicators/claims/{waiting}");
        kinds.Add("organiser", "/indicators/derived/new");
        kinds.Add("organiser", "/indicators/groups/eaeu/edit");
        kinds.Add("visitor", $"/indicators/derived/{(await organiser.Get("/api/indicators/derived", CancellationToken.None))[0].GetProperty("id").GetGuid()}");
    }

    // The network of the demo, with a request, a lead, an event and an idea under way.
    private async Task Network(PageKinds kinds)
    {
        using var organiser = new DemoClient(Demo.Site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var places = await DemoPlaces.Load(organiser, CancellationToken.None);
        await DemoFacilities.Load(organiser, places.Centre, Demo.Forum.Participant.Value, CancellationToken.None);
        await Demo.AddMember("house", new(places.Operator));
        using var house = new DemoClient(Demo.Site.Address);
        await house.SignIn(DemoSite.Email("house"), DemoSite.Secret, CancellationToken.None);
        using var participant = new DemoClient(Demo.Site.Address);
        await participant.SignIn(DemoSite.Email("participant"), DemoSite.Secret, CancellationToken.None);
        await Facilities(kinds, organiser, places.Centre);
        var (api, pages) = ($"/api/places/{places.House}", $"/places/{places.House}");
        static Guid Id(System.Text.Json.JsonElement made) => made.GetProperty("id").GetGuid();
        var service = Id((await organiser.Get(api + "/services", CancellationToken.None))[0]);
        var request = Id(await participant.Post(api + "/requests", new { service, organisation = Demo.Forum.Participant.Value, text = "A shelf for six instruments from March on." }, CancellationToken.None));
        await participant.Post($"{api}/requests/{request}/messages", new { text = "We can send them in February." }, CancellationToken.None);
        var product = Id(await organiser.Post("/api/products", new { organisation = Demo.Forum.Participant.Value, product = new { name = "Strip reader for houses", about = "Reads in two minutes." } }, CancellationToken.None));
        var lead = Id(await house.Post(api + "/leads", new { product, partnerName = "Vega Instruments (invented)", leadOn = "2026-01-10" }, CancellationToken.None));
        await house.Post($"{api}/leads/{lead}/steps", new { step = "Samples", on = "2026-02-01" }, CancellationToken.None);
        var training = Id(await house.Post(api + "/events", new { kind = "Training", titleEn = "How to register an instrument", titleFa = "ثبت یک ابزار", on = "2099-05-12", from = "10:00:00", until = "12:00:00", room = "Hall 1" }, CancellationToken.None));
        await house.Post(api + "/visits", new { people = 3 }, CancellationToken.None);
        await participant.Post(api + "/ideas", new { title = "A pump without power", text = "It runs on waves.", name = "Arash Irani", email = "arash@ideas.example" }, CancellationToken.None);
        var idea = Id((await house.Get(api + "/ideas", CancellationToken.None))[0]);
        var package = Id(await house.Post(api + "/landing", new { sending = (await organiser.Get(api, CancellationToken.None)).GetProperty("owner").GetProperty("id").GetGuid(), titleEn = "Three months in Moscow", quota = 5, from = "2026-01-01", until = "2099-12-31", hostEn = "A desk and a shelf.", senderEn = "Flights and insurance.", published = true }, CancellationToken.None));
        await house.Post($"{api}/landing/{package}/places", new { organisation = Demo.Forum.Participant.Value }, CancellationToken.None);
        var part = Id((await organiser.Get($"/api/places/{places.Centre}", CancellationToken.None)).GetProperty("territory")[0]);
        var month = DateTime.UtcNow.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var page in new[] { "", "/members", "/services", "/events", "/landing" }) kinds.Add("visitor", pages + page);
        foreach (var url in new[] { "/places", "/places/network?on=2021-08-29&kind=HouseOfInnovation&abroad=true", $"/places/{places.Centre}/territory", pages + "/ideas/new" }) kinds.Add("visitor", url);
        foreach (var url in new[] { "/places/new", pages + "/edit", pages + "/stages", pages + "/history", $"/places/{places.Centre}/territory/new", $"/places/{places.Centre}/territory/{part}" }) kinds.Add("organiser", url);
        foreach (var url in new[] { "/places/requests", $"{pages}/services/{service}/request" }) kinds.Add("participant", url);
        foreach (var page in new[] { "/services/new", $"/services/{service}", "/requests", $"/requests/{request}", "/leads", "/leads/new", $"/leads/{lead}", "/funnel", "/events/new", $"/events/{training}", "/visits", "/ideas", $"/ideas/{idea}", "/landing/new", $"/landing/{package}", $"/landing/{package}/edit", "/reports", $"/reports/{month}", $"/reports/{month}/Visitors", $"/reports/{month}/print" }) kinds.Add("house", pages + page);
    }

    // What is booked at the centre, as those who look, those who book and the staff see it.
    private static async Task Facilities(PageKinds kinds, DemoClient organiser, Guid centre)
    {
        var (api, pages) = ($"/api/places/{centre}", $"/places/{centre}");
        var resources = (await organiser.Get(api + "/resources?limit=200", CancellationToken.None)).GetProperty("items").EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!, r => r.GetProperty("id").GetGuid());
        var bookings = (await organiser.Get($"/api/places/bookings?place={centre}&limit=50", CancellationToken.None)).GetProperty("items");
        await organiser.Post(api + "/qualifications", new { email = DemoSite.Email("participant"), code = "gmp", from = "2026-01-01", until = "2099-12-31", certificate = "T-17 (invented)" }, CancellationToken.None);
        // On the clock of the place, ten hours ahead of UTC.
        var day = bookings[0].GetProperty("from").GetDateTime().AddHours(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var page in new[] { "/facilities", $"/calendar?from={day}", $"/calendar?days=1&from={day}", $"/free-times?resource={resources["LSM-1"]}&group=operators&minutes=120", $"/facilities/{resources["LSM-1"]}/rates" }) kinds.Add("visitor", pages + page);
        foreach (var url in new[] { "/places/bookings", "/places/usage", "/places/usage/print", $"{pages}/book?resource={resources["GMP-1"]}", $"{pages}/book?resource={resources["VIV-1"]}", $"{pages}/book?resource={resources["SEM-1"]}&day={day}&from=10:00&until=12:00" }) kinds.Add("participant", url);
        foreach (var page in new[] { $"/facilities/{resources["LSM-1"]}/rates", "/usage", "/usage/print", "/desk?what=ahead", "/permits", "/facilities/new", "/facilities/import", $"/facilities/{resources["LSM-1"]}/edit", $"/calendar?from={day}" }) kinds.Add("organiser", pages + page);
        kinds.Add("organiser", $"/places/bookings/{bookings[0].GetProperty("id").GetGuid()}");
    }

    // Files that wait for somebody make the fullest pages; the demo has no interpreters.
    private async Task WorkUnderWay(PageKinds kinds)
    {
        const string companies = "name,country,kind,website\nNew Meadow Instruments,Kazakhstan,host,new-meadow.example\nBarfineh Zist,Iran,guest,\n,Iran,guest,\nNew Meadow Instruments,KZ,host,\n";
        const string requests = "from,to,priority\nBarfineh Zist Ltd,Chenarestan Rehab,must\nSomebody Unheard Of,Barfineh Zist Ltd,\n";
        using var client = new DemoClient(Demo.Site.Address);
        await client.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        await client.Post("/api/products", new { organisation = Demo.Forum.Participant.Value, product = new { name = "Test strip reader", about = "Reads in two minutes.", readiness = 7 } }, CancellationToken.None);
        await client.Post($"/api/forums/{Demo.Edition}/interpreters", new { name = "Anna Petrova", languages = "Russian, Persian" }, CancellationToken.None);
        var import = await Upload(client, $"/api/imports?for=edition:{Demo.Edition}", "companies.csv", companies);
        var version = (await client.Get($"/api/imports/{import}", CancellationToken.None)).GetProperty("version").GetInt32();
        await client.Post($"/api/imports/{import}/check", new { version }, CancellationToken.None);
        kinds.Add("organiser", $"/organisations/import/{import}");
        kinds.Add("organiser", $"/forums/{Demo.Edition}/requests/import/{await Upload(client, $"/api/forums/{Demo.Edition}/requests/files", "requests.csv", requests)}");
        await OnTheDay(client, kinds);
        // The name of the one entry of the tests' invented list: a case for the officers of compliance, who find a rule about an invented country as well.
        await client.Post("/api/organisations", new { name = "Qwyxzenthor Vlorpnik Grubbelwatz", kind = "Company" }, CancellationToken.None);
        using var admin = new DemoClient(Demo.Site.Address);
        await admin.SignIn(DemoSite.Email("admin"), DemoSite.Secret, CancellationToken.None);
        await admin.Post("/api/compliance/regimes", new { code = "invented", title = "Invented rules", rules = new[] { new { id = "r1", countries = new[] { "XA" }, effect = "Refer", source = "Invented act, article 1", from = "2026-01-01" } } }, CancellationToken.None);
        await Demo.Site.Quiet();
    }

    // Participants pick the times of what is asked of them, something was told at the desk, and a meeting waits for its outcome.
    private async Task OnTheDay(DemoClient client, PageKinds kinds)
    {
        var edition = $"/api/forums/{Demo.Edition}";
        var participants = (await client.Get($"{edition}/participants?limit=200", CancellationToken.None)).GetProperty("items").EnumerateArray().ToList();
        var mine = participants.First(p => p.GetProperty("organisation").GetGuid() == Demo.Forum.Participant.Value);
        // Of the same side: no file has asked for it.
        var other = participants.First(p => p.GetProperty("id").GetGuid() != mine.GetProperty("id").GetGuid() && p.GetProperty("side").GetString() == mine.GetProperty("side").GetString());
        var (from, to) = (other.GetProperty("id").GetGuid(), mine.GetProperty("id").GetGuid());
        await client.Post($"{edition}/requests", new { from, to }, CancellationToken.None);
        await client.Post($"{edition}/schedule/desk", new { kind = "NoShow", participant = to }, CancellationToken.None);
        using var organiser = await Demo.Browse("organiser", "en");
        using var rules = await organiser.Submit($"/forums/{Demo.Edition}/requests/rules", "form:has([name='Input.TimesBy'])", new Dictionary<string, string> { ["Input.TimesBy"] = "Participants" });
        Assert.True(rules.IsSuccessStatusCode);
        var meeting = (await client.Get($"{edition}/schedule/published?participant={to}", CancellationToken.None)).GetProperty("meetings")[0].GetProperty("id").GetGuid();
        kinds.Add("participant", $"/forums/{Demo.Edition}/timetable/participants/{to}/meetings/{meeting}");
    }

    // Somebody has registered, and a phone stands at the door: their pages are known to those who have the link.
    private async Task Guests(PageKinds kinds)
    {
        var forum = $"/api/forums/{Demo.Edition}";
        using var client = new DemoClient(Demo.Site.Address);
        await client.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        async Task<Guid> Make(string path, object body) => (await client.Post(path, body, CancellationToken.None)).GetProperty("id").GetGuid();
        var type = await Make(forum + "/registration-types", new { nameEn = "Visitor", nameRu = "Посетитель", nameFa = "بازدیدکننده", capacity = 50, maxCompanions = 2 });
        var dinner = await Make($"{forum}/registration-types/{type}/questions", new { kind = "YesNo", textEn = "Dinner?", textRu = "Ужин?", textFa = "شام؟", required = true });
        await Make($"{forum}/registration-types/{type}/questions", new { kind = "Several", textEn = "Dishes?", textRu = "Блюда?", textFa = "خوراک‌ها؟", choicesEn = "Fish\nMeat", choicesRu = "Рыба\nМясо", choicesFa = "ماهی\nگوشت", onlyIf = $"{dinner}=yes" });
        await client.Post(forum + "/registrations", new
        {
            type, name = "Barfineh Ahmadi", email = "barfineh@guests.example", organisation = "Barfineh Zist", language = "fa", companions = 1, companionNames = "Otto Lindqvist", consents = new[] { "News", "Photos" }, answers = new[] { new { question = dinner, value = "no" } },
        }, CancellationToken.None);
        await Make(forum + "/zones", new { nameEn = "Building", nameRu = "Здание", nameFa = "ساختمان" });
        var door = (await client.Post(forum + "/doors", new { name = "Main entrance" }, CancellationToken.None)).GetProperty("key").GetString();
        await Demo.Site.Quiet();
        var mine = Letters.LinkTo(Demo.Site, "barfineh@guests.example", "/registration/");
        kinds.Add("visitor", mine);
        kinds.Add("visitor", mine + "/ticket");
        kinds.Add("visitor", $"/door/{door}");
        await Correspondence(client, kinds);
    }

    // A message that went out and one that waits, a letter for a visa, an official contact, and what was said of the delegations.
    private async Task Correspondence(DemoClient client, PageKinds kinds)
    {
        var forum = $"/api/forums/{Demo.Edition}";
        async Task<Guid> Make(string path, object body) => (await client.Post(path, body, CancellationToken.None)).GetProperty("id").GetGuid();
        object Message(string subject, params string[] kindsOfReaders) => new
        {
            kinds = kindsOfReaders, states = new[] { "Approved", "Waiting" }, ground = kindsOfReaders.Length == 1 ? "News" : "Forum", subjectEn = subject, bodyEn = "Dear {name},\n\n{forum}, {dates}\n{link}", subjectFa = "دربارهٔ {forum}", bodyFa = "{name} گرامی،\n\n{dates}\n{link}",
        };
        var sent = await Make(forum + "/messages", Message("News of {forum}", "Registrant"));
        await client.Post($"{forum}/messages/{sent}/send", new { }, CancellationToken.None);
        var draft = await Make(forum + "/messages", Message("Before {forum}", "Participant", "Registrant"));
        await Demo.Site.Quiet();
        kinds.Add("organiser", $"/forums/{Demo.Edition}/messages/{draft}");
        kinds.Add("organiser", $"/forums/{Demo.Edition}/messages/{draft}/edit");
        kinds.Add("organiser", $"/forums/{Demo.Edition}/messages/{sent}/queue");
        kinds.Add("visitor", Letters.LinkTo(Demo.Site, "barfineh@guests.example", "/news-off/"));
        using var organiser = await Demo.Browse("organiser", "en");
        using var template = await organiser.Submit($"/forums/{Demo.Edition}/letters/template/en", "form:has([name='Input.Signatory'])", new Dictionary<string, string> { ["Input.Institution"] = "Ural Forum Foundation (invented)", ["Input.Signatory"] = "O. Orlova", ["Input.SignatoryRole"] = "Director" });
        Assert.True(template.IsSuccessStatusCode);
        var letter = await Make(forum + "/letters", new { language = "en", fullName = "Zahra Ahmadi", birthDate = "1980-05-04", nationality = "IR", passport = "P7654321", arrival = "2027-07-08", departure = "2027-07-15" });
        kinds.Add("organiser", $"/forums/{Demo.Edition}/letters/{letter}");
        kinds.Add("organiser", $"/forums/{Demo.Edition}/letters/{letter}/print");
        await Make("/api/official-contacts", new
        {
            edition = Demo.Edition, date = "2026-04-02", place = "Kazan", topics = "lasers, medical instruments", summary = "Both sides named three laboratories.", visibility = "Published",
            officials = new[] { new { name = "Ivan Orlov", institution = "Region of Example", country = "RU", role = "Governor" }, new { name = "Reza Karimi", institution = "Embassy of Example", country = "IR", role = "Ambassador" } },
            followUps = new[] { new { text = "Send the list of laboratories", dueOn = "2026-05-01" } },
        });
        object Said(string qualifier, int number, string reach) => new
        {
            measure = "Companies", qualifier, number, reach, quote = "two business delegations with more than 200 knowledge-based companies", speaker = "An official with the Vice Presidency", outlet = "The Example Agency (invented)", url = "https://agency.example/news/27", saidOn = "2021-08-30",
        };
        await Make(forum + "/figures", Said("MoreThan", 200, "NotSaid"));
        await Make(forum + "/figures", Said("About", 70, "InTotal"));
        await Make(forum + "/press/materials", new { titleEn = "Programme", titleFa = "برنامه", textEn = "The programme for the press.", textFa = "برنامه برای مطبوعات.", releaseOn = "2026-01-01", releaseTime = "09:00" });
        await client.Post(forum + "/press", new { name = "Jana Novak", email = "jana@paper.example", outlet = "The Example Paper", language = "en" }, CancellationToken.None);
        await Demo.Site.Quiet();
        kinds.Add("visitor", Letters.LinkTo(Demo.Site, "jana@paper.example", "/press/"));
    }

    // An opportunity of the participant, and the interest of somebody else in it: asked, accepted, and on its way.
    private async Task Cooperation(PageKinds kinds)
    {
        using var officer = new DemoClient(Demo.Site.Address);
        await officer.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        var partner = (await officer.Get("/api/organisations/search?limit=1&q=Anarvand", CancellationToken.None))[0].GetProperty("id").GetGuid();
        await Demo.AddMember("partner", new(partner));
        using var participant = new DemoClient(Demo.Site.Address);
        await participant.SignIn(DemoSite.Email("participant"), DemoSite.Secret, CancellationToken.None);
        using var asking = new DemoClient(Demo.Site.Address);
        await asking.SignIn(DemoSite.Email("partner"), DemoSite.Secret, CancellationToken.None);
        async Task<Guid> Make(DemoClient who, string path, object body) => (await who.Post(path, body, CancellationToken.None)).GetProperty("id").GetGuid();
        var id = await Make(participant, "/api/opportunities", new
        {
            organisation = Demo.Forum.Participant.Value, profile = "ResearchRequest", opportunity = new
            {
                language = "fa", title = "پروژهٔ مشترک برای سنجش کیفیت خاک", summary = "آزمایشگاهی برای فراخوان مشترک شریک می‌جوید.", description = "حسگرهای ساده در ده مزرعه.\nدو سال کار.", partnerRole = "دانشگاه داده‌ها را می‌سنجد.", ownKind = "ResearchInstitution", readiness = 4,
                partnerships = new[] { "ResearchCooperation" }, partnerKinds = new[] { "University" }, keywords = new[] { new { scheme = "een", code = "007" }, new { scheme = "nace", code = "A" } }, goals = new[] { 2, 15 }, confidential = "بودجهٔ هر شریک در پیوست است.",
                frameworkProgramme = "Joint programme", callTitle = "Soils 2028", coordinatorRequired = true, interestUntil = "2099-01-01", callUntil = "2099-03-01", budget = "200 000", weeks = 104,
            },
        });
        await participant.Put($"/api/opportunities/{id}/texts/en", new { title = "Joint project to measure soils", summary = "A laboratory looks for partners for a joint call." }, CancellationToken.None);
        await participant.Post($"/api/opportunities/{id}/moves", new { move = "Submit" }, CancellationToken.None);
        await officer.Post($"/api/opportunities/{id}/review", new { passed = new[] { "TitleSaysWhat" }, note = "Say how many farms there are." }, CancellationToken.None);
        await participant.Post($"/api/opportunities/{id}/moves", new { move = "Submit" }, CancellationToken.None);
        await officer.Post($"/api/opportunities/{id}/review", new { passed = new[] { "TitleSaysWhat", "SummaryStandsAlone", "DescriptionComplete", "ClaimsSupported", "PartnerRoleConcrete", "KeywordsFit", "IdentityProtected", "LanguageCorrect" } }, CancellationToken.None);
        await officer.Post($"/api/opportunities/{id}/moves", new { move = "Publish" }, CancellationToken.None);
        await participant.Put($"/api/opportunities/{id}/texts/ru", new { title = "Совместный проект по измерению почв", summary = "Лаборатория ищет партнёров для конкурса." }, CancellationToken.None);
        var interest = await Make(asking, $"/api/opportunities/{id}/interests", new { organisation = partner, cooperation = "We would measure with you.", unclear = "The budget.", ownOrganisation = "We make coatings and sensors." });
        await participant.Put($"/api/interests/{interest}/answer", new { accept = true }, CancellationToken.None);
        foreach (var who in new[] { participant, asking }) await who.Post($"/api/interests/{interest}/contact", new { }, CancellationToken.None);
        await participant.Post($"/api/interests/{interest}/steps", new { stage = "NonDisclosure", on = DateOnly.FromDateTime(DateTime.UtcNow).ToString("O", System.Globalization.CultureInfo.InvariantCulture), note = "Signed by both." }, CancellationToken.None);
        await Demo.Site.Quiet();
        // Somebody who has not asked yet.
        var open = (await officer.Get("/api/opportunities?profile=businessOffer&limit=1", CancellationToken.None)).GetProperty("items")[0].GetProperty("id").GetGuid();
        kinds.Add("partner", $"/opportunities/{open}/interest");
        kinds.Add("participant", $"/interests/{interest}");
        kinds.Add("participant", $"/opportunities/{id}/texts/ru");
        kinds.Add("participant", $"/opportunities/import?organisation={Demo.Forum.Participant.Value}");
        kinds.Add("participant", "/opportunities/mine");
        // Its offer answers a request of another company, in another language.
        var offer = (await participant.Get($"/api/opportunities?organisation={Demo.Forum.Participant.Value}", CancellationToken.None)).GetProperty("items").EnumerateArray().First(o => o.GetProperty("profile").GetString() == "BusinessOffer").GetProperty("id").GetGuid();
        Assert.NotEqual(0, (await participant.Get($"/api/opportunities/{offer}/matches", CancellationToken.None)).GetArrayLength());
        kinds.Add("participant", $"/opportunities/{offer}/matches");
        var search = await Make(participant, "/api/opportunities/searches", new { name = "Sensors for Kazakhstan", query = "q=sensor&country=KZ", rhythm = "Weekly" });
        kinds.Add("participant", "/opportunities/searches");
        kinds.Add("participant", "/opportunities/searches/new?q=water&profile=technologyOffer");
        kinds.Add("participant", $"/opportunities/searches/{search}");
        // The key stands in the mail of a week from now only.
        await Demo.Site.Execute($"UPDATE partnering_search SET \"StopKey\" = '{search:N}'");
        kinds.Add("visitor", $"/opportunities/searches/{search}/stop?key={search:N}");
        kinds.Add("participant", $"/opportunities/{id}/files");
        kinds.Add("participant", "/opportunities/proposals");
        kinds.Add("participant", $"/forums/{Demo.Edition}/me/suggestions");
        kinds.Add("organiser", $"/forums/{Demo.Edition}/matches");
        kinds.Add("organiser", $"/opportunities/exchange?edition={Demo.Edition}&profile=technologyOffer&profile=technologyRequest");
        kinds.Add("organiser", "/opportunities/exchanges");
        kinds.Add("participant", "/interests");
        kinds.Add("participant", $"/opportunities/{id}");
        kinds.Add("participant", $"/opportunities/{id}/edit");
        kinds.Add("participant", $"/opportunities/{id}/history");
        kinds.Add("participant", $"/opportunities/new?organisation={Demo.Forum.Participant.Value}&profile=TechnologyOffer");
        await Buying(participant, asking, partner, kinds);
    }

    // A request for quotation of the participant that takes quotes, with one of somebody else; a draft; and one of the demo that waits for a quote.
    private async Task Buying(DemoClient participant, DemoClient supplier, Guid partner, PageKinds kinds)
    {
        string Day(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        async Task<Guid> Ask(string title) => (await participant.Post("/api/rfqs", new
        {
            organisation = Demo.Forum.Participant.Value, rfq = new
            {
                language = "en", title, need = "A coating for cotton that keeps water off.", keywords = new[] { new { scheme = "hs", code = "3809" } }, quantity = 500.5, unit = "kg", deliveryCountry = "IR", deliverUntil = Day(200), incoterm = "DAP", currency = "EUR",
                requirements = new[] { "ISO 9001", "EAC" }, quotesUntil = Day(100), isSubstitution = true, importedNow = "Finishes with fluorine.", importedFrom = new[] { "DE" },
            },
        }, CancellationToken.None)).GetProperty("id").GetGuid();
        var (open, draft) = (await Ask("Coating for cotton"), await Ask("Coating for wool"));
        await participant.Post($"/api/rfqs/{open}/publication", new { }, CancellationToken.None);
        var quote = (await supplier.Post($"/api/rfqs/{open}/quotes", new { organisation = partner, quote = new { unitPrice = 12.5, currency = "USD", quantity = 400, leadDays = 300, validUntil = Day(150), certificates = new[] { "ISO 9001" }, note = "As on our stand." } }, CancellationToken.None)).GetProperty("id").GetGuid();
        var waiting = (await supplier.Get("/api/rfqs?open=true", CancellationToken.None)).GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetGuid()).First(id => id != open);
        await participant.Put($"/api/buyers/{Demo.Forum.Participant.Value}", new { language = "en", text = "Solar cells and radio modules, every quarter.", volume = "To1Million", keywords = new[] { new { scheme = "hs", code = "8541" } }, countries = new[] { "RU" }, requirements = new[] { "CE" } }, CancellationToken.None);
        kinds.Add("participant", $"/buyers/{Demo.Forum.Participant.Value}");
        kinds.Add("participant", $"/buyers/{Demo.Forum.Participant.Value}/edit");
        kinds.Add("partner", $"/rfqs/{waiting}/quote");
        kinds.Add("partner", $"/quotes/{quote}");
        kinds.Add("partner", $"/quotes/{quote}/edit");
        kinds.Add("participant", "/keywords");
        kinds.Add("participant", "/rfqs/mine");
        var question = (await supplier.Post($"/api/rfqs/{open}/questions", new { organisation = partner, text = "Is a warranty of ten years enough?" }, CancellationToken.None)).GetProperty("id").GetGuid();
        await participant.Put($"/api/rfqs/{open}/questions/{question}/answer", new { answer = "Yes, from the day of delivery." }, CancellationToken.None);
        await supplier.Post($"/api/rfqs/{open}/questions", new { organisation = partner, text = "Do you take deliveries by rail?" }, CancellationToken.None);
        kinds.Add("participant", $"/rfqs/{open}");
        kinds.Add("participant", $"/rfqs/{open}/supply");
        kinds.Add("participant", $"/rfqs/{open}/quotes");
        kinds.Add("participant", $"/rfqs/{draft}/edit");
        kinds.Add("participant", $"/rfqs/new?organisation={Demo.Forum.Participant.Value}");
    }

    private static async Task<Guid> Upload(DemoClient client, string path, string name, string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("isthmus-file-").FullName, name);
        await File.WriteAllTextAsync(file, text, Encoding.UTF8);
        var id = (await client.Upload(path, file, CancellationToken.None)).GetProperty("id").GetGuid();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return id;
    }

    // "starting" has begun to set an app up; "guarded" has one, and is asked for its code.
    private async Task SecondSteps(PageKinds kinds)
    {
        foreach (var who in new[] { "starting", "guarded" })
        {
            await Demo.AddAccount(who);
            using var client = await Demo.Browse(who, "en");
            using var answer = await client.Submit("/account/security", PageSteps.Form("app"));
            Assert.EndsWith("/account/security/app", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        }
        await Demo.Site.Execute("""UPDATE "people_account" SET "TwoFactorEnabled" = 1 WHERE "NormalizedEmail" LIKE 'GUARDED@%'""");
        kinds.Add("starting", "/account/security/app");
        kinds.Add("starting", "/account/security/codes");
        kinds.Add("guarded", "/sign-in/code");
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_demo is not null) await _demo.DisposeAsync();
    }
}
