using System.Text.Json;

namespace Isthmus.Host.Demo;

/// <summary>What some of the demo's companies offer and look for, in their own languages, from the draft through the review to the public; one waits for its review, one is a draft.</summary>
internal static class DemoOpportunities
{
    private static readonly string[] s_checks = ["TitleSaysWhat", "SummaryStandsAlone", "DescriptionComplete", "ClaimsSupported", "PartnerRoleConcrete", "KeywordsFit", "IdentityProtected", "LanguageCorrect"];

    public static async Task Load(DemoClient client, CancellationToken ct)
    {
        var coating = await Begin("Anarvand Nanopoushesh", "TechnologyOffer", Body("en", "Water-repellent coating for cotton, applied in ordinary dyeing machines", "A coating of nanometre thickness keeps cloth dry and lets it breathe. Mills need no new machine.",
            "The coating is brought on from a bath of water at 60 degrees and fixed in the dryer.\nIt withstands forty washes. Two mills have run it for a year on work clothes and tents.",
            "A textile mill tests the coating on its own cloth, measures how long it lasts, and produces under licence.", "Free of fluorine; a third of the price of imported finishes, measured on the same cloth.", "002", "C", new[] { "RU", "BY", "KZ" }, more: new
            {
                technicalSpecification = "Contact angle above 130 degrees after forty washes at 40 degrees.", offered = "Samples, recipe and training of the staff.", lookedFor = "A mill with a dyeing line that runs a trial of three months.", stage = "Demonstration", rights = "Granted", readiness = 8,
                confidential = "Recipe 12 uses a silane of which two suppliers are known; their names and prices are in the trial agreement.",
            }));
        await client.Put($"/api/opportunities/{coating}/texts/ru", new { title = "Водоотталкивающее покрытие для хлопка на обычном красильном оборудовании", summary = "Покрытие толщиной в нанометры сохраняет ткань сухой и дышащей. Новые машины не нужны.", description = "Покрытие наносится из водной ванны при 60 градусах и закрепляется в сушилке.\nВыдерживает сорок стирок.", partnerRole = "Текстильная фабрика испытывает покрытие на своей ткани и выпускает по лицензии." }, ct);
        await client.Put($"/api/opportunities/{coating}/texts/fa", new { title = "پوشش آب‌گریز پنبه با ماشین‌های رنگرزی معمولی", summary = "پوششی به ضخامت نانومتر پارچه را خشک نگه می‌دارد و راه هوا را نمی‌بندد.", description = "پوشش از حمام آب در ۶۰ درجه نشانده و در خشک‌کن تثبیت می‌شود.\nچهل بار شست‌وشو را تاب می‌آورد.", partnerRole = "کارخانهٔ نساجی پوشش را روی پارچهٔ خود می‌آزماید و با پروانه تولید می‌کند." }, ct);
        await Publish(coating);
        await Publish(await Begin("Havabin Air Sensors", "BusinessOffer", Body("en", "Street sensors of air quality, powered by the sun, look for distributors", "A box on a lamp post measures dust, ozone and nitrogen dioxide every minute and needs no cable.", "The sensor is calibrated against a reference station every year by radio.\nFour hundred of them stand in three cities.",
            "A distributor sells, installs and looks after the sensors for towns and industrial parks.", "No mains, no cable, no opening for calibration.", "010", "E", new[] { "KZ", "UZ", "RU" }, "Commercial", new { stage = "OnTheMarket", rights = "SecretKnowHow", readiness = 9 })));
        await Publish(await Begin("Берестень Вода", "BusinessRequest", Body("ru", "Нужны датчики качества воздуха для очистных сооружений и промплощадок", "Оператор очистных сооружений ищет поставщика датчиков пыли, озона и диоксида азота с питанием от солнца.",
            "Нужно сорок датчиков на столбах освещения, с передачей измерений по радио и поверкой без снятия.\nПервые четыре — на испытания на одной площадке.", "Поставщик датчиков передаёт образцы, обучает персонал и обслуживает приборы два года.", null, null, "E", new[] { "IR", "TR", "KZ" }, "Supplier",
            new { technicalSpecification = "Пыль, озон и диоксид азота раз в минуту; от −35 до +40 градусов.", partnerKinds = new[] { "UpTo10", "From11To49", "From50To249" } })));
        await Publish(await Begin("Jeyrana Foods", "BusinessRequest", Body("fa", "درخواست تأمین کیسه‌های اسپتیک ۲۰۰ لیتری برای کنسانترهٔ انار", "کارخانهٔ کنسانترهٔ انار سالانه دوازده هزار کیسهٔ اسپتیک ۲۰۰ لیتری می‌خرد.", "کیسه‌ها با شیر یک‌اینچی و لایهٔ سد اکسیژن لازم است.\nتحویل هر سه ماه یک بار.",
            "تأمین‌کننده کیسه و شیر را می‌سازد و نمونه برای آزمون می‌فرستد.", null, null, "C", new[] { "RU", "TR" }, "Supplier", new { technicalSpecification = "نفوذ اکسیژن کمتر از ۰٫۵ واحد؛ دمای پر کردن تا ۹۰ درجه." })));
        await Publish(await Begin("Зимородка", "TechnologyRequest", Body("ru", "Нужна технология бесконтактного измерения дыхания у пациентов в палате", "Сеть клиник ищет датчик, который следит за дыханием спящего пациента без контакта и камер.", "Датчик стоит над кроватью и сообщает на пост, если дыхание изменилось.\nНужны испытания в двух палатах на двенадцать коек.",
            "Разработчик даёт образцы и поддерживает испытания; клиника проводит их и делится данными без имён.", null, "009", "Q", new[] { "IR", "AM" }, "ResearchCooperation", new { technicalSpecification = "Точность до двух вдохов в минуту; без излучения и без видеозаписи.", isAnonymous = true, readiness = 6 })));
        await client.Post($"/api/opportunities/{await Begin("Irsayan Software", "TechnologyOffer", Body("en", "Warehouse planner that works without a network", "A planner of warehouse routes that goes on when the network fails and synchronises later.", "Every scanner holds its own copy; conflicts are merged by rules that the warehouse sets.", "A maker of scanners or a logistics company tests it in one warehouse.",
            "Measured in two warehouses: 14 % shorter ways than before.", "001", "H", new[] { "RU", "UZ" }, "CommercialWithAssistance", new { stage = "OnTheMarket", rights = "None", readiness = 9 }))}/moves", new { move = "Submit" }, ct);
        await Begin("Elmizar Amoozesh", "BusinessOffer", new { language = "en", title = "Physics laboratory in a box for schools", ownKind = "UpTo10" });

        async Task<Guid> Begin(string company, string profile, object opportunity)
        {
            var found = (await client.Get("/api/organisations/search?limit=1&q=" + Uri.EscapeDataString(company), ct)).EnumerateArray().FirstOrDefault();
            if (found.ValueKind == JsonValueKind.Undefined) throw new InvalidOperationException($"Nobody is called '{company}'.");
            return (await client.Post("/api/opportunities", new { organisation = found.GetProperty("id").GetGuid(), profile, opportunity }, ct)).GetProperty("id").GetGuid();
        }

        async Task Publish(Guid id)
        {
            await client.Post($"/api/opportunities/{id}/moves", new { move = "Submit" }, ct);
            await client.Post($"/api/opportunities/{id}/review", new { passed = s_checks }, ct);
            await client.Post($"/api/opportunities/{id}/moves", new { move = "Publish" }, ct);
        }
    }

    private static Dictionary<string, object?> Body(string language, string title, string summary, string description, string partnerRole, string? advantages, string? technology, string market, string[] targets, string partnership = "ResearchCooperation", object? more = null)
    {
        var body = new Dictionary<string, object?>
        {
            ["language"] = language, ["title"] = title, ["summary"] = summary, ["description"] = description, ["partnerRole"] = partnerRole, ["advantages"] = advantages, ["ownKind"] = "From11To49", ["partnerships"] = new[] { partnership },
            ["partnerKinds"] = new[] { "From50To249", "BigCompany" }, ["targetCountries"] = targets, ["goals"] = new[] { 9 },
            ["keywords"] = new[] { technology is null ? null : new { scheme = "een", code = technology }, new { scheme = "nace", code = market } }.OfType<object>(),
        };
        foreach (var property in more?.GetType().GetProperties() ?? []) body[property.Name] = property.GetValue(more);
        return body;
    }
}
