using System.Globalization;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>What a file tells, laid over what is known: told values win, lists grow, and what the file does not tell stays.</summary>
internal static class MergeContent
{
    public static OrganisationContent Over(OrganisationContent known, OrganisationContent told, IReadOnlySet<string> columns) => known with
    {
        OtherNames = ValueList<OtherName>.Of(known.OtherNames.Concat(told.OtherNames.Prepend(new OtherName(told.Name))).Where(n => n.Text != known.Name).DistinctBy(n => n.Text).Take(Limits.Items)),
        Kind = columns.Contains(ImportFields.Kind) ? told.Kind : known.Kind,
        Actor = columns.Contains(ImportFields.Actor) ? told.Actor : known.Actor,
        Country = told.Country ?? known.Country,
        Places = told.Places.All(p => known.Places.Any(k => k.City == p.City && (p.Address is null || k.Address == p.Address)))
            ? known.Places : ValueList<Place>.Of(known.Places.Concat(told.Places).Distinct().Take(Limits.Items)),
        Fields = Union(known.Fields, told.Fields), Markets = Union(known.Markets, told.Markets),
        About = told.About ?? known.About, Website = told.Website ?? known.Website, Email = told.Email ?? known.Email, Phone = told.Phone ?? known.Phone, ContactRole = told.ContactRole ?? known.ContactRole,
        RegistrationNumber = told.RegistrationNumber ?? known.RegistrationNumber, Ror = told.Ror ?? known.Ror, Lei = told.Lei ?? known.Lei, Wikidata = told.Wikidata ?? known.Wikidata,
        DeclaredProducts = told.DeclaredProducts ?? known.DeclaredProducts,
        // An invented organisation must never pass for a real one by an import that does not say so.
        IsInvented = columns.Contains(ImportFields.Invented) ? told.IsInvented : known.IsInvented,
    };

    private static ValueList<string> Union(ValueList<string> known, ValueList<string> told) => told.All(known.Contains) ? known : ValueList<string>.Of(known.Union(told).Take(Limits.Items));
}

/// <summary>What differs between two contents, as text: for the dry run, merges and histories.</summary>
internal static class ContentDiff
{
    public static ValueList<FieldChange> Between(OrganisationContent before, OrganisationContent after) => before == after ? ValueList<FieldChange>.Empty
        : ValueList<FieldChange>.Of(Values(before).Zip(Values(after), (b, a) => new FieldChange(b.Field, b.Text, a.Text)).Where(c => c.Before != c.After));

    public static IEnumerable<(string Field, string Text)> Values(OrganisationContent c) =>
    [
        ("name", c.Name), ("nameLanguage", c.NameLanguage ?? ""), ("otherNames", string.Join("; ", c.OtherNames.Select(n => n.Language is null ? n.Text : $"{n.Text} ({n.Language})"))), ("kind", c.Kind.ToString()), ("actor", c.Actor.ToString()),
        ("parent", c.Parent?.ToString() ?? ""), ("country", c.Country ?? ""), ("owners", string.Join("; ", c.Owners.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Name} {o.Share:0.##} %")))), ("places", string.Join("; ", c.Places.Select(p => string.Join(", ", new[] { p.City, p.Address, p.Country }.OfType<string>())))),
        ("fields", string.Join("; ", c.Fields)), ("markets", string.Join("; ", c.Markets)), ("about", c.About ?? ""), ("website", c.Website ?? ""), ("email", c.Email ?? ""), ("phone", c.Phone ?? ""),
        ("contactRole", c.ContactRole ?? ""), ("registrationNumber", c.RegistrationNumber ?? ""), ("ror", c.Ror ?? ""), ("lei", c.Lei ?? ""), ("wikidata", c.Wikidata ?? ""),
        ("declaredProducts", c.DeclaredProducts?.ToString(CultureInfo.InvariantCulture) ?? ""), ("isInvented", c.IsInvented ? "yes" : "no"),
    ];
}
