using System.Globalization;
using System.Text.Json;

namespace Isthmus.Host.Demo;

/// <summary>What some of the demo's companies want to buy, one of it imported today; and two suppliers who quote for that.</summary>
internal static class DemoQuotations
{
    private const string Coating = "Water-repellent finish for cotton, free of fluorine";

    public static async Task Load(DemoClient client, CancellationToken ct)
    {
        await Publish("Jeyrana Foods", new
        {
            language = "en", title = Coating, need = "A finish for the cotton of our working clothes, applied in ordinary dyeing machines.\nContact angle above 120 degrees after thirty washes at 40 degrees. A quote says how the finish is fixed.",
            keywords = new[] { new { scheme = "hs", code = "3809.91" }, new { scheme = "nace", code = "C" } }, quantity = 4000, unit = "kg", deliveryCountry = "IR", deliveryCity = "Isfahan", deliverUntil = Day(150), incoterm = "DAP", currency = "EUR",
            requirements = new[] { "OEKO-TEX Standard 100", "ISO 9001" }, languages = new[] { "en", "fa" }, quotesUntil = Day(45), isSubstitution = true, importedNow = "Finishes with fluorine, ready for use.", importedFrom = new[] { "DE", "CN" },
        });
        await Publish("Зимородка", new
        {
            language = "ru", title = "Халаты многоразовые для персонала клиник", need = "Хлопковые халаты, которые не пропускают воду и выдерживают сорок стирок.\nРазмеры от 42 до 58.", keywords = new[] { new { scheme = "hs", code = "6211" }, new { scheme = "nace", code = "Q" } },
            quantity = 200, unit = "шт.", deliveryCountry = "RU", deliveryCity = "Екатеринбург", deliverUntil = Day(120), incoterm = "DDP", currency = "RUB", requirements = new[] { "EAC" }, languages = new[] { "ru", "en" }, quotesUntil = Day(30), isSealed = true, isAnonymous = true,
        });
        await Publish("Havabin Air Sensors", new
        {
            language = "fa", title = "جعبهٔ آلومینیومی ضدآب برای حسگر خیابانی", need = "جعبهٔ ریخته‌گری با درجهٔ حفاظت IP66 و پایهٔ نصب روی تیر چراغ.\nرنگ پودری مقاوم در برابر آفتاب.", keywords = new[] { new { scheme = "hs", code = "7616" }, new { scheme = "nace", code = "C" } },
            quantity = 1500, unit = "عدد", deliveryCountry = "IR", deliveryCity = "تهران", deliverUntil = Day(90), incoterm = "FCA", currency = "USD", requirements = new[] { "IP66" }, quotesUntil = Day(20), isSubstitution = true, importedNow = "جعبه‌های آماده", importedFrom = new[] { "CN" }, importValueFrom = 20000, importValueTo = 30000, importCurrency = "USD",
        });

        async Task Publish(string company, object rfq)
        {
            var id = (await client.Post("/api/rfqs", new { organisation = await Organisation(client, company, ct), rfq }, ct)).GetProperty("id").GetGuid();
            await client.Post($"/api/rfqs/{id}/publication", new { }, ct);
        }
    }

    /// <summary>The companies that quote, in the order of their accounts.</summary>
    public static async Task<IReadOnlyList<Guid>> Suppliers(Uri address, CancellationToken ct)
    {
        using var visitor = new DemoClient(address);
        return [await Organisation(visitor, "Anarvand Nanopoushesh", ct), await Organisation(visitor, "Irsayan Software", ct)];
    }

    /// <summary>The quote of one of them, unless it is there from an earlier start.</summary>
    public static async Task Quote(DemoClient supplier, Guid organisation, bool isFirst, CancellationToken ct)
    {
        var rfq = (await supplier.Get("/api/rfqs?open=true&q=" + Uri.EscapeDataString(Coating), ct)).GetProperty("items").EnumerateArray().FirstOrDefault();
        if (rfq.ValueKind == JsonValueKind.Undefined || (await supplier.Get("/api/quotes", ct)).GetArrayLength() > 0) return;
        await supplier.Post($"/api/rfqs/{rfq.GetProperty("id").GetGuid()}/quotes", new
        {
            organisation, quote = isFirst
                ? (object)new { unitPrice = 11.4, currency = "EUR", quantity = 4000, minimumOrder = 500, leadDays = 40, incoterm = "DAP", validUntil = Day(120), paymentTerms = "30 days after delivery", certificates = new[] { "OEKO-TEX Standard 100", "ISO 9001" }, note = "Fixed in the dryer at 140 degrees." }
                : new { unitPrice = 9.85, currency = "EUR", quantity = 2500, minimumOrder = 100, leadDays = 75, incoterm = "FCA", validUntil = Day(60), paymentTerms = "Half in advance", certificates = new[] { "ISO 9001" }, note = "From the stock of a partner." },
        }, ct);
    }

    private static async Task<Guid> Organisation(DemoClient client, string company, CancellationToken ct)
    {
        var found = (await client.Get("/api/organisations/search?limit=1&q=" + Uri.EscapeDataString(company), ct)).EnumerateArray().FirstOrDefault();
        return found.ValueKind != JsonValueKind.Undefined ? found.GetProperty("id").GetGuid() : throw new InvalidOperationException($"Nobody is called '{company}'.");
    }

    private static string Day(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
