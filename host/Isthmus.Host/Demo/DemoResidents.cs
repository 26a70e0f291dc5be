using System.Globalization;
using System.Text.Json;

namespace Isthmus.Host.Demo;

/// <summary>
/// Life in the clusters of the demo's centre, all of it invented: how each takes residents in, an organisation that is a resident, one whose application is with experts, leads of officers, benefits with their articles, a site with a
/// pilot, a development on its way. Nothing where the clusters are not there.
/// </summary>
/// <param name="Clusters">By the English name.</param>
/// <param name="Resident">The one that was admitted.</param>
/// <param name="Applicant">The one that is with experts.</param>
internal sealed record DemoResidents(IReadOnlyDictionary<string, Guid> Clusters, Guid Resident, Guid Applicant, Guid Benefit, Guid Pilot, Guid TransferItem)
{
    private static readonly string[] s_names = ["Biomedicine", "Biotechnology", "Marine Engineering", "IT Park"];

    /// <param name="officer">An officer.</param>
    /// <param name="members">Two who act for an organisation each.</param>
    /// <param name="expert">The address of somebody with an account who is no officer of the demo's clusters: asked for a review.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<DemoResidents?> Load(DemoClient officer, IReadOnlyList<DemoClient> members, string expert, CancellationToken ct)
    {
        var clusters = await Clustered(officer, ct);
        if (clusters.Count == 0 || await Has(officer, $"/api/places/{clusters.Values.First()}/intake", ct)) return null;
        foreach (var cluster in clusters.Values) await officer.Put($"/api/places/{cluster}/intake", Intake, ct);
        var (first, second) = (clusters.Values.First(), clusters.Values.Skip(1).FirstOrDefault(clusters.Values.First()));
        var benefits = await Benefits(officer, first, ct);
        var resident = await Apply(members[0], first, "Polymer heart valves", ct);
        await Review(officer, members[0], resident, expert, ct);
        await Admit(officer, resident, benefits, ct);
        var applicant = await Apply(members[1], second, "Enzymes for cold washing", ct);
        await Move(officer, applicant, "Review", ct);
        await Leads(officer, clusters.Values, ct);
        return new(clusters, resident, applicant, benefits, await Tried(officer, members[0], first, ct), await Transfer(officer, members[0], first, ct));
    }

    private static async Task<Dictionary<string, Guid>> Clustered(DemoClient client, CancellationToken ct)
    {
        var found = new Dictionary<string, Guid>();
        foreach (var name in s_names)
        {
            JsonElement places;
            try { places = await client.Get("/api/places?kind=Cluster&q=" + Uri.EscapeDataString(name), ct); }
            // A site that keeps no places.
            catch (InvalidOperationException) { return found; }
            foreach (var place in places.GetProperty("items").EnumerateArray())
                if (place.GetProperty("name").TryGetProperty("en", out var en) && string.Equals(en.GetString(), name, StringComparison.OrdinalIgnoreCase)) found.TryAdd(name, Id(place));
        }
        return found;
    }

    private static async Task<bool> Has(DemoClient client, string path, CancellationToken ct)
    {
        try { await client.Get(path, ct); return true; }
        catch (InvalidOperationException) { return false; }
    }

    private static object Intake => new
    {
        isOpen = true, leadTarget = 1, quorum = 1, offerDays = 60, reportMonth = 3, reportDay = 31,
        lead = new { en = "Laboratories, a clean room and neighbours who know what they do.", ru = "Лаборатории, чистая комната и соседи, которые знают своё дело.", fa = "آزمایشگاه، اتاق تمیز و همسایگانی کاردان." },
        questions = new object[]
        {
            new { key = "cells", kind = "YesNo", text = new { en = "Do you work with living cells?", ru = "Работаете ли вы с живыми клетками?", fa = "آیا با یاختهٔ زنده کار می‌کنید؟" }, required = true },
            new { key = "level", kind = "Choice", text = new { en = "At which level of biosafety?", ru = "На каком уровне биобезопасности?", fa = "در کدام سطح ایمنی زیستی؟" }, choices = new { en = "One\nTwo", ru = "Первый\nВторой", fa = "یک\nدو" }, required = true, onlyIf = "cells", onlyIfAnswer = "yes" },
            new { key = "space", kind = "Number", text = new { en = "Square metres wanted", ru = "Нужно квадратных метров", fa = "متر مربع لازم" } },
        },
        documents = new object[] { new { key = "charter", name = new { en = "Charter of the organisation", ru = "Устав организации", fa = "اساسنامهٔ سازمان" }, required = true } },
        rules = new object[]
        {
            new { condition = new { fact = "Readiness", test = "AtLeast", number = 3 }, reason = new { en = "There is something to show, not an idea alone.", ru = "Есть что показать, а не только идея.", fa = "چیزی برای نشان دادن هست، نه تنها ایده." } },
            new { condition = new { fact = "Kind", test = "NoneOf", values = "Other" }, reason = new { en = "Companies, research organisations and universities.", ru = "Компании, научные организации и университеты.", fa = "شرکت‌ها، سازمان‌های پژوهشی و دانشگاه‌ها." } },
        },
        criteria = new object[] { new { key = "team", name = new { en = "Team", ru = "Команда", fa = "گروه" }, weight = 2, most = 5 }, new { key = "plan", name = new { en = "Plan", ru = "План", fa = "برنامه" }, weight = 1, most = 10 } },
        checklist = new object[] { new { text = new { en = "Safety briefing", ru = "Инструктаж", fa = "آموزش ایمنی" }, days = 10, required = true }, new { text = new { en = "Welcome talk", ru = "Приветственная беседа", fa = "گفت‌وگوی خوشامد" }, days = 20, required = false } },
    };

    private static async Task<Guid> Benefits(DemoClient officer, Guid cluster, CancellationToken ct)
    {
        var country = (await officer.Get($"/api/places/{cluster}", ct)).GetProperty("country").GetString();
        var act = new { en = "Act on Example Clusters (invented)", ru = "Закон о кластерах-примерах (вымышленный)", fa = "قانون خوشه‌های نمونه (ساختگی)" };
        object Benefit(string kind, object name, object amount, string article, object[] conditions, Guid? place = null, string? until = null) => new { kind, country, place, name, amount, act, actDate = "2021-06-01", article, validFrom = "2021-07-01", validUntil = until, conditions };
        object[] all =
        [
            Benefit("Tax", new { en = "No profit tax for residents", ru = "Нет налога на прибыль для резидентов", fa = "معافیت مالیات بر سود برای مستقران" }, new { en = "0 % for ten years", ru = "0 % на десять лет", fa = "۰٪ تا ده سال" }, "Article 7", [new { fact = "Residence", test = "OneOf", values = "Resident" }, new { fact = "Field", test = "OneOf", values = "Biomedicine, Biotechnology, Pharmaceuticals, MedicalEquipment" }], cluster),
            Benefit("Customs", new { en = "Equipment free of customs duty", ru = "Беспошлинный ввоз оборудования", fa = "ورود تجهیزات بی‌عوارض گمرکی" }, new { en = "No duty", ru = "Без пошлины", fa = "بی‌عوارض" }, "Article 12", [new { fact = "Residence", test = "OneOf", values = "Resident" }, new { fact = "Equipment", test = "AtLeast", number = 100000, currency = "EUR" }]),
            Benefit("Land", new { en = "Half the rent for young companies", ru = "Половина аренды для молодых компаний", fa = "نصف اجاره برای شرکت‌های جوان" }, new { en = "50 % of the rent", ru = "50 % аренды", fa = "۵۰٪ اجاره" }, "Article 15", [new { fact = "CompanyAge", test = "AtMost", number = 7 }, new { fact = "Staff", test = "AtMost", number = 50 }], cluster),
            Benefit("Grant", new { en = "Grant for the first year", ru = "Субсидия первого года", fa = "کمک سال نخست" }, new { en = "Once", ru = "Один раз", fa = "یک بار" }, "Article 21", [], cluster, "2022-12-31"),
        ];
        Guid? first = null;
        foreach (var benefit in all)
        {
            var id = Id(await officer.Post("/api/benefits", benefit, ct));
            await officer.Put($"/api/benefits/{id}/publication", ct);
            first ??= id;
        }
        return first!.Value;
    }

    public static async Task<Guid> Apply(DemoClient member, Guid cluster, string project, CancellationToken ct)
    {
        var resident = Id(await member.Post($"/api/places/{cluster}/residents", new { organisation = await Own(member, ct), project, message = "Is there a clean room?" }, ct));
        await member.Put($"/api/residents/{resident}/application", new
        {
            project, plan = "A pilot line within a year, tests in the clinic next door, series from the third year on.",
            facts = new { kind = "SmallBusiness", field = "Biomedicine", founded = "2021-03-01", readiness = 6, staff = 14, revenue = 900000, exportShare = 20, investment = 250000, equipment = 120000, currency = "EUR" },
            answers = new object[] { new { question = "cells", value = "yes" }, new { question = "level", value = "2" }, new { question = "space", value = "80" } },
        }, ct);
        await member.Upload($"/api/residents/{resident}/documents", "charter.pdf", "%PDF-1.4\n% An invented charter.\n"u8.ToArray(), new Dictionary<string, string> { ["purpose"] = "Application", ["kind"] = "charter" }, ct);
        await Move(member, resident, "Submit", ct);
        return resident;
    }

    private static async Task Review(DemoClient officer, DemoClient applicant, Guid resident, string expert, CancellationToken ct)
    {
        await Move(officer, resident, "Review", ct);
        await officer.Post($"/api/residents/{resident}/reviews", new { email = expert }, ct);
        await officer.Put($"/api/residents/{resident}/review", new { conflict = "None", scores = new[] { new { criterion = "team", points = 4 }, new { criterion = "plan", points = 8 } }, advice = "Admit", comment = "A team that has done it before." }, ct);
        await officer.Post($"/api/residents/{resident}/offer", new { offerTerms = "Eighty square metres in building 2, half the rent for two years." }, ct);
        await Move(applicant, resident, "Accept", ct);
    }

    private static async Task Admit(DemoClient officer, Guid resident, Guid benefit, CancellationToken ct)
    {
        // Since the year before: a report of it is expected.
        var (since, until) = (Day(-400), Day(1800));
        await officer.Post($"/api/residents/{resident}/agreement", new { agreementNumber = "14/1", signedOn = Day(-410), since, until }, ct);
        foreach (var item in (await officer.Get($"/api/residents/{resident}", ct)).GetProperty("checklist").EnumerateArray()) await officer.Put($"/api/residents/{resident}/checklist/{Id(item)}/done", ct);
        await Move(officer, resident, "Admit", ct);
        await officer.Post($"/api/residents/{resident}/grants", new { benefit, from = Day(-20), until = Day(340), value = 18000, currency = "EUR", decision = "Decision 3", decidedOn = Day(-25) }, ct);
    }

    private static async Task Leads(DemoClient officer, IEnumerable<Guid> clusters, CancellationToken ct)
    {
        var companies = (await officer.Get("/api/organisations?limit=12", ct)).GetProperty("items").EnumerateArray().Select(Id).ToList();
        foreach (var (cluster, company) in clusters.Zip(companies))
        {
            try { await officer.Post($"/api/places/{cluster}/residents", new { organisation = company, project = "Asked at the exhibition about space" }, ct); }
            catch (InvalidOperationException) { /* it is on its way there already */ }
        }
    }

    private static async Task<Guid> Tried(DemoClient officer, DemoClient member, Guid cluster, CancellationToken ct)
    {
        var site = Id(await officer.Post($"/api/places/{cluster}/pilot-sites", new
        {
            name = new { en = "Clinic next door", ru = "Клиника по соседству", fa = "درمانگاه همسایه" }, about = new { en = "Two rooms and a nurse.", ru = "Две комнаты и медсестра.", fa = "دو اتاق و یک پرستار." },
            conditions = new object[] { new { en = "Insurance of the participants", ru = "Страхование участников", fa = "بیمهٔ شرکت‌کنندگان" }, new { en = "A physician on duty", ru = "Дежурный врач", fa = "پزشک کشیک" } }, isOpen = true,
        }, ct));
        var pilot = Id(await member.Post($"/api/pilot-sites/{site}/pilots", new { organisation = await Own(member, ct), title = "Wrist sensor for the pulse", purpose = "Worn for a week by twenty volunteers of the staff.", startsOn = Day(-10), endsOn = Day(50), kpis = new object[] { new { name = "Days worn", unit = "days", target = 140 } } }, ct));
        await officer.Post($"/api/pilots/{pilot}/moves", new { move = "Accept" }, ct);
        foreach (var number in (int[])[1, 2]) await officer.Put($"/api/pilots/{pilot}/safety/{number}", ct);
        await officer.Post($"/api/pilots/{pilot}/moves", new { move = "Start" }, ct);
        return pilot;
    }

    private static async Task<Guid> Transfer(DemoClient officer, DemoClient member, Guid cluster, CancellationToken ct)
    {
        var item = Id(await officer.Post($"/api/places/{cluster}/transfer-items", new { organisation = await Own(member, ct), title = "Coating that bacteria do not like", summary = "Keeps catheters clean for a month.", field = "Materials", on = Day(-400), readiness = 2 }, ct));
        await officer.Post($"/api/transfer-items/{item}/steps", new { stage = "Evaluation", readiness = 3, on = Day(-300) }, ct);
        await officer.Post($"/api/transfer-items/{item}/steps", new { stage = "Protection", readiness = 4, on = Day(-90) }, ct);
        await officer.Put($"/api/transfer-items/{item}/publication", ct);
        return item;
    }

    public static async Task<Guid> Own(DemoClient member, CancellationToken ct) => Guid.Parse((await member.Get("/api/me", ct)).GetProperty("memberships").EnumerateObject().First().Name);

    private static Task Move(DemoClient who, Guid resident, string move, CancellationToken ct) => who.Post($"/api/residents/{resident}/moves", new { move }, ct);

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();

    private static string Day(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
