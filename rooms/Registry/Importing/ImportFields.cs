using Isthmus.Registry.Taxonomy;
using Isthmus.Tabular;

namespace Isthmus.Registry.Importing;

/// <summary>The columns that files about organisations have, under the titles people give them in English, Russian and Persian.</summary>
internal static class ImportFields
{
    public const string Name = "name", OtherNames = "otherNames", NameEn = "nameEn", NameRu = "nameRu", NameFa = "nameFa", Kind = "kind", Actor = "actor", Country = "country", City = "city", Address = "address",
        Fields = "fields", Markets = "markets", About = "about", Website = "website", Email = "email", Phone = "phone", ContactRole = "contactRole", RegistrationNumber = "registrationNumber",
        Ror = "ror", Lei = "lei", Wikidata = "wikidata", DeclaredProducts = "declaredProducts", Invented = "invented",
        People = "people", Languages = "languages", Unavailable = "unavailable", Side = "side", Id = "id";

    /// <summary>Not of the register, but known to the rooms on whose behalf files are brought.</summary>
    public static readonly IReadOnlyList<string> ForOthers = [People, Languages, Unavailable, Side];

    public static readonly IReadOnlyList<FieldSpec> Specs =
    [
        new(Name, true, "organisation", "organization", "company", "company name", "name of company", "participant", "exhibitor", "title", "firm", "название", "наименование", "компания", "организация", "название компании", "наименование организации", "полное наименование", "نام", "نام شرکت", "شرکت", "سازمان", "نام سازمان", "عنوان") { Probe = CellProbe.IsName },
        new(OtherNames, false, "aliases", "alias", "other names", "also known as", "aka", "short name", "brand", "другие названия", "сокращенное наименование", "краткое наименование", "бренд", "نام‌های دیگر", "نام تجاری"),
        new(NameEn, false, "name in english", "english name", "name en", "название на английском", "английское название", "نام انگلیسی", "نام لاتین"),
        new(NameRu, false, "name in russian", "russian name", "name ru", "название на русском", "русское название", "نام روسی"),
        new(NameFa, false, "name in persian", "persian name", "farsi name", "name fa", "название на персидском", "نام فارسی"),
        new(Kind, false, "type", "kind of organisation", "organisation type", "category", "тип", "вид", "тип организации", "категория", "نوع", "نوع سازمان", "نوع شرکت"),
        new(Actor, false, "actor type", "sector", "сектор", "тип участника", "بخش") { Probe = c => CellWords.Actor(c) is not null },
        new(Country, false, "country of origin", "land", "nation", "страна", "государство", "کشور") { Probe = c => CellWords.Country(c) is not null },
        new(City, false, "town", "location", "hq", "headquarters", "город", "местонахождение", "شهر"),
        new(Address, false, "street address", "postal address", "адрес", "юридический адрес", "آدرس", "نشانی"),
        new(Fields, false, "field", "field of technology", "industry", "area", "activity", "technology", "branch", "отрасль", "область", "направление", "сфера деятельности", "حوزه", "زمینه", "حوزه فعالیت", "زمینه فعالیت", "صنعت") { Probe = c => CellWords.Split(c).All(p => TechnologyFields.Named(p) is not null) },
        new(Markets, false, "export markets", "markets served", "export to", "рынки", "рынки сбыта", "экспорт", "بازارها", "بازارهای صادراتی"),
        new(About, false, "description", "profile", "about company", "summary", "notes", "описание", "о компании", "профиль", "توضیحات", "معرفی", "درباره"),
        new(Website, false, "site", "web", "web site", "url", "homepage", "www", "сайт", "веб-сайт", "وب‌سایت", "سایت", "تارنما", "وب سایت") { Probe = CellProbe.IsWebsite },
        new(Email, false, "e-mail", "mail", "email address", "contact email", "почта", "электронная почта", "эл. почта", "ایمیل", "پست الکترونیک", "رایانامه") { Probe = CellProbe.IsEmail },
        new(Phone, false, "telephone", "tel", "phone number", "mobile", "телефон", "тел", "تلفن", "شماره تماس") { Probe = c => c.Count(char.IsDigit) is >= 7 and <= 15 && c.All(x => char.IsDigit(x) || x is '+' or '-' or '(' or ')' or ' ' or '.' or '/') },
        new(ContactRole, false, "contact role", "position", "должность", "контактная должность", "سمت"),
        new(RegistrationNumber, false, "registration no", "reg number", "company number", "national id", "ogrn", "огрн", "регистрационный номер", "شماره ثبت", "شناسه ملی"),
        new(Ror, false, "ror id") { Probe = c => Organisations.Identifiers.Ror(c) is not null },
        new(Lei, false, "lei code", "legal entity identifier") { Probe = c => Organisations.Identifiers.Lei(c) is not null },
        new(Wikidata, false, "wikidata id", "qid") { Probe = c => Organisations.Identifiers.Wikidata(c) is not null },
        new(DeclaredProducts, false, "declared products", "number of products", "количество продуктов", "число продуктов", "تعداد محصولات"),
        new(Invented, false, "is invented", "fictitious", "вымышленная", "вымышлено", "ساختگی"),
        new(People, false, "participants", "delegates", "representatives", "contact person", "attendees", "people attending", "участники", "представители", "контактное лицо", "фио", "نمایندگان", "افراد", "شرکت‌کنندگان", "نماینده"),
        new(Languages, false, "language", "spoken languages", "языки", "язык", "زبان", "زبان‌ها"),
        new(Unavailable, false, "unavailable slots", "not available", "busy", "недоступен", "недоступно", "занят", "غایب", "در دسترس نیست"),
        new(Side, false, "role", "guest or host", "guest/host", "сторона", "гость или хозяин", "سمت میزبان یا مهمان", "میزبان یا مهمان") { Probe = c => CellWords.Side(c) is not null },
        new(Id, false, "register id", "isthmus id", "id в реестре", "شناسه در فهرست") { Probe = c => Guid.TryParse(c, out _) },
    ];

    public static readonly HeaderGuess Guess = new(Specs);

    /// <summary>Text key of a field's name; what is told about an organisation has its name from the forms.</summary>
    public static string TextKey(string field) => field switch
    {
        NameEn or NameRu or NameFa or People or Languages or Unavailable or Side or Id => "registry.import.field." + field,
        Invented => "registry.field.isInvented",
        City or Address => "registry.place." + field,
        _ => "registry.field." + field,
    };
}
