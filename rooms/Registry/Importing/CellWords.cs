using System.Globalization;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Importing;

/// <summary>Words of cells in the languages of the files: countries, kinds, yes and no.</summary>
internal static class CellWords
{
    private static readonly Dictionary<string, string> CountryByName = ReadCountries();

    private static readonly Dictionary<string, OrganisationKind> KindByName = Words(
        (OrganisationKind.Company, "company;enterprise;firm;business;corporation;knowledge-based company;sme;компания;предприятие;фирма;شرکت;شرکت دانش‌بنیان;شرکت دانش بنیان;دانش بنیان;بنگاه"),
        (OrganisationKind.Startup, "startup;start-up;start up;стартап;استارتاپ;نوپا;شرکت نوپا"),
        (OrganisationKind.CreativeBusiness, "creative business;creative industry;creative;креативный бизнес;креативная компания;کسب‌وکار خلاق;شرکت خلاق;خلاق"),
        (OrganisationKind.Supplier, "supplier;product supplier;supplier of products;vendor;distributor;поставщик;поставщик товаров;дистрибьютор;تأمین‌کننده;تامین کننده;تامین‌کننده;تأمین‌کنندهٔ کالا"),
        (OrganisationKind.OnlineShop, "online shop;online store;e-shop;eshop;web shop;shopping website;интернет-магазин;интернет магазин;онлайн-магазин;فروشگاه اینترنتی;فروشگاه آنلاین;وب‌سایت فروشگاهی"),
        (OrganisationKind.Laboratory, "laboratory;lab;research centre;research center;institute;research institute;лаборатория;институт;нии;научный центр;آزمایشگاه;پژوهشگاه;پژوهشکده;مرکز تحقیقات"),
        (OrganisationKind.University, "university;higher education;college;университет;вуз;دانشگاه"),
        (OrganisationKind.Accelerator, "accelerator;акселератор;شتاب‌دهنده;شتابدهنده"),
        (OrganisationKind.InnovationCentre, "innovation centre;innovation center;инновационный центр;центр инноваций;مرکز نوآوری"),
        (OrganisationKind.HouseOfInnovation, "house of innovation;home of innovation;innovation house;дом инноваций;خانه نوآوری"),
        (OrganisationKind.Cluster, "cluster;кластер;خوشه"),
        (OrganisationKind.Park, "park;technology park;technopark;science park;технопарк;парк;پارک;پارک فناوری;پارک علم و فناوری"),
        (OrganisationKind.Fund, "fund;venture fund;foundation;фонд;صندوق"),
        (OrganisationKind.Agency, "agency;ministry;government;government agency;агентство;министерство;ведомство;سازمان دولتی;وزارتخانه;آژانس"),
        (OrganisationKind.Regulator, "regulator;регулятор;نهاد تنظیم‌گر;رگولاتور"),
        (OrganisationKind.Association, "association;union;chamber;ngo;ассоциация;союз;палата;انجمن;اتحادیه;اتاق بازرگانی"));

    private static readonly Dictionary<string, ActorType> ActorByName = Words(
        (ActorType.Business, "business;industry;private;бизнес;частный;کسب‌وکار;خصوصی"), (ActorType.Research, "research;science;наука;научный;پژوهش;پژوهشی"),
        (ActorType.HigherEducation, "higher education;academia;education;университет;образование;آموزش عالی;دانشگاهی"), (ActorType.Government, "government;public;state;государство;государственный;دولت;دولتی"));

    private static readonly Dictionary<string, string> SideByName = Words(("guest", "guest;delegation;visitor;гость;делегация;مهمان;میهمان;هیئت"), ("host", "host;local;хозяин;принимающая сторона;принимающий;میزبان"));

    private static readonly Dictionary<string, bool> YesNo = Words((true, "yes;y;true;1;да;بله;آری;x;+"), (false, "no;n;false;0;нет;خیر;نه;-"));

    public static string? Country(string cell) => CountryByName.GetValueOrDefault(Fold(cell));
    public static OrganisationKind? Kind(string cell) => Choices.Read<OrganisationKind>(cell) ?? (KindByName.TryGetValue(Fold(cell), out var kind) ? kind : (OrganisationKind?)null);
    public static ActorType? Actor(string cell) => ActorByName.TryGetValue(Fold(cell), out var actor) ? actor : null;
    public static string? Side(string cell) => SideByName.GetValueOrDefault(Fold(cell));
    public static bool? Yes(string cell) => YesNo.TryGetValue(Fold(cell), out var yes) ? yes : null;

    /// <summary>The parts of a cell with several values.</summary>
    public static IEnumerable<string> Split(string cell) => cell.Split([';', ',', '|', '\n', '؛', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, T> Words<T>(params (T Value, string Words)[] lists) =>
        lists.SelectMany(l => l.Words.Split(';').Select(w => (Key: Fold(w), l.Value))).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Value);

    private static Dictionary<string, string> ReadCountries()
    {
        var names = new Dictionary<string, string>();
        foreach (var code in Countries.Codes)
        {
            names[Fold(code)] = code;
            foreach (var language in Language.All) names.TryAdd(Fold(Countries.Name(code, language)), code);
        }
        foreach (var region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name)).Where(r => r.TwoLetterISORegionName.Length == 2 && Countries.Exists(r.TwoLetterISORegionName)))
            foreach (var name in new[] { region.ThreeLetterISORegionName, region.EnglishName, region.NativeName }) names.TryAdd(Fold(name), region.TwoLetterISORegionName);
        (string Code, string Names)[] usual =
        [
            ("US", "usa;u.s.a.;united states of america;сша;آمریکا;امریکا"), ("GB", "uk;great britain;england;великобритания;انگلستان;بریتانیا"), ("AE", "uae;emirates;оаэ;эмираты;امارات"), ("RU", "rf;russia;russian federation;россия;рф;российская федерация;روسیه"),
            ("IR", "iran;islamic republic of iran;iran (islamic republic of);i.r. iran;иран;исламская республика иран;ایران;جمهوری اسلامی ایران"), ("TR", "turkey;türkiye;turkiye;турция;ترکیه"), ("CN", "china;pr china;prc;people's republic of china;китай;кнр;چین"),
            ("KR", "korea;south korea;republic of korea;корея;южная корея;کره جنوبی;کره"), ("BY", "belarus;republic of belarus;беларусь;белоруссия;بلاروس"), ("KZ", "kazakhstan;казахстан;قزاقستان"), ("SY", "syria;сирия;سوریه"), ("VN", "vietnam;viet nam;вьетнам;ویتنام"),
            ("CZ", "czech republic;чехия;جمهوری چک"), ("KG", "kyrgyzstan;киргизия;киргизстан;قرقیزستان"), ("MD", "moldova;молдавия;молдова"), ("TM", "turkmenistan;туркмения;туркменистан;ترکمنستان"),
        ];
        foreach (var (code, words) in usual) foreach (var word in words.Split(';')) names[Fold(word)] = code;
        return names;
    }

    private static string Fold(string text)
    {
        var key = string.Join(' ', SearchTerms.Of(text.Replace('\u200C', ' ')).Select(w => w.Term));
        return key.Length > 0 ? key : text.Trim();
    }
}
