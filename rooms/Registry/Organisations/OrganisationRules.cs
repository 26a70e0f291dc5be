using Isthmus.Registry.Importing;
using Isthmus.Registry.Taxonomy;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Organisations;

/// <summary>What makes an input an organisation: plain values, known codes, identifiers with right check digits.</summary>
internal static class OrganisationRules
{
    // Lists are null where a form sends no value of them or JSON says null.
    public static Outcome<OrganisationContent> Read(OrganisationInput input)
    {
        var wrong = new List<FieldRefusal>();
        var name = Plain(input.Name);
        if (name is null || NameKey.Of(name).IsEmpty) wrong.Add(new(nameof(input.Name), "registry.wrong.name"));
        if (input.Kind is null) wrong.Add(new(nameof(input.Kind), "ui.validation.choose"));
        var country = Plain(input.Country)?.ToUpperInvariant();
        if (country is not null && !Countries.Exists(country)) wrong.Add(new(nameof(input.Country), "registry.wrong.country", country));
        var content = new OrganisationContent
        {
            Name = name ?? "", NameLanguage = Plain(input.NameLanguage)?.ToLowerInvariant(), OtherNames = Others(input.OtherNames, name),
            Kind = input.Kind ?? default, Actor = input.Actor ?? (input.Kind ?? default).UsualActor(), Parent = input.Parent is { } parent ? new OrganisationId(parent) : null, Country = country,
            Places = ValueList<Place>.Of((input.Places ?? []).Select(p => new Place(Plain(p.City), Plain(p.Country)?.ToUpperInvariant(), Plain(p.Address))).Where(p => p.City is not null || p.Address is not null).Distinct()),
            Fields = Known(input.Fields ?? [], f => TechnologyFields.Find(f) is not null, nameof(input.Fields), "registry.wrong.field", wrong),
            Owners = Owners(input.Owners, wrong),
            Markets = Known((input.Markets ?? []).Select(m => m.ToUpperInvariant()), Countries.Exists, nameof(input.Markets), "registry.wrong.country", wrong),
            About = Lines(input.About), Phone = Plain(input.Phone), ContactRole = Plain(input.ContactRole),
            Website = Checked(input.Website, Websites.Plain, nameof(input.Website), "registry.wrong.website", wrong),
            Email = Checked(input.Email, Emails.Plain, nameof(input.Email), "registry.wrong.email", wrong),
            RegistrationNumber = Checked(input.RegistrationNumber, n => Identifiers.RegistrationNumber(n, country), nameof(input.RegistrationNumber), "registry.wrong.registrationNumber", wrong),
            Ror = Checked(input.Ror, Identifiers.Ror, nameof(input.Ror), "registry.wrong.ror", wrong),
            Lei = Checked(input.Lei, Identifiers.Lei, nameof(input.Lei), "registry.wrong.lei", wrong),
            Wikidata = Checked(input.Wikidata, Identifiers.Wikidata, nameof(input.Wikidata), "registry.wrong.wikidata", wrong),
            DeclaredProducts = input.DeclaredProducts, IsInvented = input.IsInvented,
        };
        foreach (var place in content.Places.Where(p => p.Country is not null && !Countries.Exists(p.Country))) wrong.Add(new(nameof(input.Places), "registry.wrong.country", place.Country!));
        return wrong.Count == 0 ? content : Refusal.InvalidFields(wrong);
    }

    private static ValueList<Owner> Owners(IEnumerable<OwnerInput>? owners, List<FieldRefusal> wrong)
    {
        var read = new List<Owner>();
        foreach (var owner in owners ?? [])
        {
            if (Plain(owner.Name) is not { } name) continue;
            var country = Plain(owner.Country) is { } word ? CellWords.Country(word) : null;
            if (country is null && Plain(owner.Country) is { } unknown) wrong.Add(new(nameof(OrganisationInput.Owners), "registry.wrong.country", unknown));
            if (owner.Share is not > 0) wrong.Add(new(nameof(OrganisationInput.Owners), "registry.wrong.share", name));
            read.Add(new Owner(name, owner.IsPerson, country, owner.Share ?? 0));
        }
        if (read.Sum(o => o.Share) > 100) wrong.Add(new(nameof(OrganisationInput.Owners), "registry.wrong.shares"));
        return ValueList<Owner>.Of(read);
    }

    public static ValueList<OtherName> Others(IEnumerable<OtherNameInput>? names, string? name) => ValueList<OtherName>.Of((names ?? [])
        .Select(n => new OtherName(Plain(n.Text) ?? "", Plain(n.Language)?.ToLowerInvariant())).Where(n => n.Text.Length > 0 && n.Text != name).DistinctBy(n => n.Text));

    /// <summary>Trimmed, inner white space made single; null when nothing is left.</summary>
    public static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for a text that may have lines, which stay as they are.</summary>
    public static string? Lines(string? text) => text?.Contains('\n', StringComparison.Ordinal) == true && !string.IsNullOrWhiteSpace(text) ? text.Trim() : Plain(text);

    private static string? Checked(string? text, Func<string, string?> read, string field, string code, List<FieldRefusal> wrong)
    {
        if (Plain(text) is not { } plain) return null;
        if (read(plain) is { } good) return good;
        wrong.Add(new(field, code, plain));
        return null;
    }

    private static ValueList<string> Known(IEnumerable<string> codes, Func<string, bool> isKnown, string field, string text, List<FieldRefusal> wrong)
    {
        var list = codes.Where(c => c.Length > 0).Distinct().ToList();
        if (list.Find(c => !isKnown(c)) is { } unknown) wrong.Add(new(field, text, unknown));
        return ValueList<string>.Of(list);
    }
}

internal static class Websites
{
    /// <summary>The address with a scheme, as people leave it out; null for what is no web address.</summary>
    public static string? Plain(string text)
    {
        if (WebsiteKey.Of(text) is null && !text.Contains('.', StringComparison.Ordinal)) return null;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text.TrimStart('/');
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url!.Host.Contains('.', StringComparison.Ordinal) && url.UserInfo.Length == 0 && url.AbsoluteUri.Length <= Limits.Line
            ? url.IsDefaultPort && url.PathAndQuery == "/" && url.Fragment.Length == 0 ? $"{url.Scheme}://{url.Host}/" : url.AbsoluteUri
            : null;
    }
}

internal static class Emails
{
    private static readonly EmailAddressAttribute Rule = new();

    public static string? Plain(string text)
    {
        var address = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        address = address.Trim(' ', '<', '>', ';', ',');
        return address.Length <= 254 && Rule.IsValid(address) && !address.Any(char.IsWhiteSpace) && address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].Contains('.', StringComparison.Ordinal) ? address : null;
    }
}
