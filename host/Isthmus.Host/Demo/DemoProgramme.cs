namespace Isthmus.Host.Demo;

/// <summary>A small programme beside the meetings: two tracks, two rooms, sessions by invented speakers, and a call for sessions with proposals.</summary>
internal static class DemoProgramme
{
    private static readonly DateOnly s_callEnds = new(2027, 5, 31);

    public static async Task Load(DemoClient client, Guid edition, CancellationToken ct)
    {
        var api = $"/api/forums/{edition}/programme";
        var trade = await Add("tracks", new { nameEn = "Trade and customs", nameRu = "Торговля и таможня", nameFa = "بازرگانی و گمرک", colour = "#1f6feb" });
        var science = await Add("tracks", new { nameEn = "Science to market", nameRu = "От науки к рынку", nameFa = "از دانش تا بازار", colour = "#1a7f37" });
        var hall = await Add("rooms", new { name = "Congress hall", capacity = 400, opensAt = "09:00", closesAt = "20:00" });
        var room = await Add("rooms", new { name = "Seminar room 2", capacity = 40, opensAt = "09:00", closesAt = "18:00" });
        var vera = await Add("speakers", new { name = "Vera Belozerskaya", organisation = "Ural Institute of Bridges (invented)", biography = "Invented. Studies how small firms find partners abroad." });
        var arash = await Add("speakers", new { name = "Arash Kamyar", organisation = "Pol Technology Park (invented)", biography = "Invented. Has brought eleven laboratories to their first customer." });
        var lena = await Add("speakers", new { name = "Lena Orlova", organisation = "Northern Customs Academy (invented)" });
        var shirin = await Add("speakers", new { name = "شیرین پارسا", organisation = "Barfineh Research (invented)", biography = "ساختگی. دربارهٔ استانداردهای مشترک پژوهش می‌کند." });

        await Session("Opening", "Открытие", "گشایش", "Ceremony", null, hall, "2027-07-06", "09:00", 45, "ru", vera, arash);
        await Session("Customs in one day", "Таможня за один день", "گمرک در یک روز", "Panel", trade, hall, "2027-07-06", "12:15", 60, "ru", lena, arash);
        await Session("Contracts that both courts read", "Договоры, понятные обоим судам", "قراردادهایی که هر دو دادگاه می‌خوانند", "Workshop", trade, room, "2027-07-06", "12:15", 60, "en", vera);
        await Session("From a laboratory to its first customer", "От лаборатории до первого заказчика", "از آزمایشگاه تا نخستین مشتری", "Talk", science, room, "2027-07-06", "16:00", 45, "fa", arash);
        await Session("One standard for two markets", "Один стандарт для двух рынков", "یک استاندارد برای دو بازار", "Talk", science, hall, "2027-07-07", "09:00", 45, "fa", shirin);
        await Session("Paying across borders", "Расчёты через границу", "پرداخت فرامرزی", "Discussion", trade, room, "2027-07-07", "12:15", 60, "en", lena, vera);
        await Session("Evening of partners", "Вечер партнёров", "شب شریکان", "Ceremony", null, hall, "2027-07-07", "18:00", 120, null);
        await Session("What we take home", "С чем мы уезжаем", "آنچه با خود می‌بریم", "Panel", science, null, null, null, 60, "ru", vera, shirin);
        await client.Put($"{api}/publication", ct);
        await Call();

        async Task<Guid> Add(string what, object body) => (await client.Post($"{api}/{what}", body, ct)).GetProperty("id").GetGuid();

        Task Session(string en, string ru, string fa, string kind, Guid? track, Guid? where, string? day, string? start, int minutes, string? language, params Guid[] speakers) => client.Post($"{api}/sessions", new
        {
            titleEn = en, titleRu = ru, titleFa = fa, abstractEn = "Invented for the demo.", abstractRu = "Вымышлено для демонстрации.", abstractFa = "ساختگی برای نمایش.", kind, state = "Accepted", track, room = where, day, start, minutes, language, speakers,
        }, ct);

        async Task Call()
        {
            await client.Put($"{api}/call", new
            {
                opensOn = "2026-01-01", closesOn = s_callEnds, textEn = "Tell others what you learnt between two markets. Talks of 30 or 45 minutes are welcome.",
                textRu = "Расскажите, чему вы научились между двумя рынками. Ждём доклады на 30 или 45 минут.", textFa = "از آنچه میان دو بازار آموخته‌اید بگویید. سخنرانی‌های ۳۰ یا ۴۵ دقیقه‌ای خوش‌آمدند.",
            }, ct);
            if (DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) >= s_callEnds) return;
            foreach (var (title, name, track) in new[] { ("Insuring a first shipment", "Igor Sanin", trade), ("Lenses for cold regions", "Parvaneh Sadr", science), ("A laboratory without a building", "Olga Mirova", science) })
                await client.Post($"{api}/proposals", new
                {
                    title, @abstract = "Invented for the demo.", track, minutes = 30, language = "en", speakerName = name, organisation = "(invented)", email = $"{name.Split(' ')[1].ToLowerInvariant()}@speakers.example", mailLanguage = "en", consent = true,
                }, ct);
        }
    }
}
