namespace Isthmus.Host.Demo;

/// <summary>The exhibition of the demo's forum: one hall with a pavilion for each country, twelve booths, some of the invented companies, and two joint projects of theirs.</summary>
internal static class DemoExhibition
{
    public static async Task Load(DemoClient client, Guid edition, string file, CancellationToken ct)
    {
        var api = $"/api/forums/{edition}/exhibition";
        var hall = await Add("halls", new { nameEn = "Congress hall", nameRu = "Конгресс-зал", nameFa = "تالار همایش", width = 42, depth = 24 });
        var pavilions = new[]
        {
            await Add("pavilions", new { nameEn = "Pavilion of Iran", nameRu = "Павильон Ирана", nameFa = "پاویون ایران", kind = "Country", country = "IR", hall }),
            await Add("pavilions", new { nameEn = "Pavilion of Russia", nameRu = "Павильон России", nameFa = "پاویون روسیه", kind = "Country", country = "RU", hall }),
        };
        for (var i = 0; i < 12; i++)
        {
            var (row, column) = (i / 6, i % 6);
            await Add("booths", new { number = $"{"AB"[row]}{column + 1}", hall, pavilion = pavilions[row], x = 2 + column * 6.5, y = 4 + row * 11, width = 6, depth = 6, reserved = i == 11, reservedFor = i == 11 ? "Trade promotion office (invented)" : null });
        }
        var list = (await client.Upload(api + "/files", file, ct)).GetProperty("id").GetGuid();
        await client.Post($"{api}/files/{list}/confirmation", new { }, ct);
        await Publish(new
        {
            titleEn = "Valve ring for small hearts (invented)", titleRu = "Кольцо клапана для маленьких сердец (вымышленный проект)", titleFa = "حلقهٔ دریچه برای قلب‌های کوچک (ساختگی)",
            textEn = "A ring for the valves of children that grows with them. Made in Shiraz, tried in Yekaterinburg.", textRu = "Кольцо для клапанов у детей, которое растёт вместе с ними. Делают в Ширазе, испытывают в Екатеринбурге.",
            textFa = "حلقه‌ای برای دریچهٔ قلب کودکان که با آنان بزرگ می‌شود. در شیراز ساخته و در یکاترینبورگ آزموده می‌شود.", field = "MedicalEquipment", stage = "Trials", booth = "A1", links = "https://valve-ring.example/",
            partners = new[] { new { name = "Sarvinak Implants", country = "IR", role = "Lead" }, new { name = "Tarkhanika JSC", country = "RU", role = "Testing" } },
        });
        await Publish(new
        {
            titleEn = "Telemedicine post for villages (invented)", titleRu = "Телемедицинский пункт для сёл (вымышленный проект)", titleFa = "ایستگاه پزشکی از راه دور برای روستاها (ساختگی)",
            textEn = "A post with a few instruments through which a doctor in the city examines.", textRu = "Пункт с несколькими приборами, через который осматривает врач из города.", textFa = "ایستگاهی با چند ابزار که پزشک شهر از راه آن معاینه می‌کند.",
            field = "InformationTechnology", stage = "Prototype", booth = "B4", links = "", partners = new[] { new { name = "ГК «Зимородка Клиник»", country = "RU", role = "Lead" }, new { name = "Irsayan Software House", country = "IR", role = "Development" } },
        });

        async Task<Guid> Add(string what, object body) => (await client.Post($"{api}/{what}", body, ct)).GetProperty("id").GetGuid();

        async Task Publish(object project) => await client.Put($"{api}/projects/{await Add("projects", project)}/publication", ct);
    }
}
