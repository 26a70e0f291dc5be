using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>
/// OFAC's advanced XML (root <c>Sanctions</c>): the only layout of OFAC with names in their own scripts. Values stand as references into tables at its beginning, numbers and
/// addresses apart from the parties, programmes after them; entries are therefore complete only at the end of the file.
/// </summary>
internal sealed class OfacAdvancedXml(ListBuilder list)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Country, string Address)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Kind, string Number, string Country)>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryDraft> _profiles = new(StringComparer.Ordinal);
    private readonly List<EntryDraft> _order = [];

    public static ListFile Read(XmlWalk walk, ListBuilder list)
    {
        var reader = new OfacAdvancedXml(list);
        while (walk.Next(
            "DateOfIssue", "Country", "FeatureType", "IDRegDocType", "NamePartType", "PartyType", "PartySubType", "SanctionsType", "DetailReference", "Script",
            "Location", "IDRegDocument", "DistinctParty", "SanctionsEntry") is { } item) reader.Take(item);
        foreach (var draft in reader._order) list.Add(draft);
        return list.ToFile(ListFormat.OfacXml);
    }

    private void Take(XmlItem item)
    {
        switch (item.Name)
        {
            case "DateOfIssue":
                list.PublishedOn ??= Day(item);
                break;
            case "Location":
                Place(item);
                break;
            case "IDRegDocument":
                var identity = item.Attribute("IdentityID");
                if (!_documents.TryGetValue(identity, out var documents)) _documents.Add(identity, documents = []);
                documents.Add((Value("IDRegDocType", item.Attribute("IDRegDocTypeID")), item["IDRegistrationNo"], Value("Country", item.Attribute("IssuedBy-CountryID"))));
                break;
            case "DistinctParty":
                Party(item);
                break;
            case "SanctionsEntry":
                Listing(item);
                break;
            default:
                _values[$"{item.Name} {item.Attribute("ID")}"] = Text.Clean(item.Value);
                if (item.Name == "PartySubType") _values[$"PartyTypeOf {item.Attribute("ID")}"] = Value("PartyType", item.Attribute("PartyTypeID"));
                break;
        }
    }

    private string Value(string table, string id) => _values.GetValueOrDefault($"{table} {id}", "");

    private void Place(XmlItem item)
    {
        var country = "";
        foreach (var known in item.All("LocationCountry")) country = Value("Country", known.Attribute("CountryID"));
        var parts = item.All("LocationPart").Select(part => part.All("LocationPartValue").FirstOrDefault(value => !Text.Same(value.Attribute("Primary"), "false"))?["Value"]).Append(country).ToArray();
        _places[item.Attribute("ID")] = (country, Text.Commas(parts));
    }

    private void Party(XmlItem item)
    {
        var profile = item.All("Profile").FirstOrDefault() ?? throw list.Error(ListErrorCode.MissingValue, item.Line, "Profile");
        if (_order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, item.Line);
        var id = item.Attribute("FixedRef") is { Length: > 0 } reference ? reference : profile.Attribute("ID");
        var draft = new EntryDraft(list, id, item.Line) { Type = TypeOf(profile, item.Line) };
        if (!_profiles.TryAdd(profile.Attribute("ID"), draft)) throw list.Error(ListErrorCode.DuplicateId, item.Line, profile.Attribute("ID"));
        _order.Add(draft);
        draft.Remark("", item["Comment"]);
        foreach (var identity in profile.All("Identity"))
        {
            Names(draft, identity);
            foreach (var (kind, number, country) in _documents.GetValueOrDefault(identity.Attribute("ID")) ?? []) Number(draft, kind, number, country, item.Line);
        }
        foreach (var feature in profile.All("Feature"))
            foreach (var version in feature.All("FeatureVersion")) Feature(draft, Value("FeatureType", feature.Attribute("FeatureTypeID")), version);
    }

    private PartyType TypeOf(XmlItem profile, int line)
    {
        var id = profile.Attribute("PartySubTypeID");
        switch (Value("PartySubType", id).ToLowerInvariant(), Value("PartyTypeOf", id).ToLowerInvariant())
        {
            case ("vessel", _): return PartyType.Vessel;
            case ("aircraft", _): return PartyType.Aircraft;
            case (_, "individual"): return PartyType.Person;
            case (_, "entity"): return PartyType.Organisation;
            default:
                list.Warn(ListWarningCode.OddType, line, id);
                return PartyType.Unknown;
        }
    }

    private void Names(EntryDraft draft, XmlItem identity)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in identity.All("NamePartGroups").SelectMany(groups => groups.All("MasterNamePartGroup", "NamePartGroup")))
            kinds[group.Attribute("ID")] = Value("NamePartType", group.Attribute("NamePartTypeID"));
        foreach (var alias in identity.All("Alias"))
            foreach (var name in alias.All("DocumentedName"))
            {
                var (text, isLatin) = NameOf(name, kinds);
                if (Text.Same(alias.Attribute("Primary"), "true") && isLatin && draft.Name.Length == 0) draft.Name = text;
                else if (Text.Same(alias.Attribute("LowQuality"), "true")) draft.WeakAlias(text);
                else draft.Alias(text);
            }
    }

    /// <summary>In Latin letters as the delimited files write it: the family name, a comma, the rest; in other scripts as it stands.</summary>
    private (string Name, bool IsLatin) NameOf(XmlItem name, Dictionary<string, string> kinds)
    {
        var (family, rest, isLatin) = (new List<string?>(), new List<string?>(), true);
        foreach (var part in name.All("DocumentedNamePart", "NamePartValue"))
        {
            var script = Value("Script", part.Attribute("ScriptID"));
            isLatin &= script.Length == 0 || Text.Same(script, "Latin");
            (Text.Same(kinds.GetValueOrDefault(part.Attribute("NamePartGroupID")), "Last Name") ? family : rest).Add(part.Value);
        }
        var (first, second) = (Text.Join([.. family]), Text.Join([.. rest]));
        return isLatin ? (Text.Commas(first, second), true) : (Text.Join(first, second), false);
    }

    private void Feature(EntryDraft draft, string kind, XmlItem version)
    {
        var detail = version.All("VersionDetail").Select(item => Text.Clean(item.Value) is { Length: > 0 } text ? text : Value("DetailReference", item.Attribute("DetailReferenceID"))).FirstOrDefault(text => text.Length > 0) ?? "";
        var place = version.All("VersionLocation").Select(item => _places.GetValueOrDefault(item.Attribute("LocationID"))).FirstOrDefault();
        switch (kind.ToLowerInvariant())
        {
            case "birthdate":
                Birth(draft, version);
                break;
            case "place of birth":
                draft.Remark("Place of birth", Text.Commas(detail, place.Address));
                break;
            case "gender":
                draft.GenderIs(detail);
                break;
            case "location":
                draft.Country(OfacText.CountryOf(place.Country ?? ""));
                draft.Remark("Address", place.Address);
                break;
            case "nationality country" or "citizenship country" or "nationality of registration" or "vessel flag":
                // a country stands as a place or as words
                draft.Country(OfacText.CountryOf(Text.Clean(place.Country) is { Length: > 0 } country ? country : Text.Clean(place.Address) is { Length: > 0 } address ? address : detail));
                break;
            default:
                if (kind.Equals("Vessel Call Sign", StringComparison.OrdinalIgnoreCase) || OfacText.KindOf(kind + " 0").Length > 0) Number(draft, kind, detail, "", version.Line);
                else draft.Remark(kind.TrimEnd(':', '-', ' '), Text.Commas(detail, place.Address, version["Comment"]));
                break;
        }
    }

    private void Number(EntryDraft draft, string kind, string number, string country, int line)
    {
        if (!OfacText.IsKind(kind)) draft.Remark(kind, number);
        else if (!number.Any(char.IsAsciiLetterOrDigit)) list.Warn(ListWarningCode.OddIdentifier, line, kind);
        else
        {
            draft.Identifier(kind, number, country);
            if (Text.Clean(country).Length > 2) draft.Remark("", $"{kind} {number} ({country})");
        }
    }

    private void Birth(EntryDraft draft, XmlItem version)
    {
        foreach (var period in version.All("DatePeriod"))
        {
            var start = period.All("Start").FirstOrDefault();
            var from = start?.All("From").FirstOrDefault();
            var to = (period.All("End").FirstOrDefault() ?? start)?.All("To").FirstOrDefault() ?? from;
            if (from is null || to is null || Day(from) is not { } first || Day(to) is not { } last || last < first)
            {
                list.Warn(ListWarningCode.OddDate, period.Line, draft.Id);
                continue;
            }
            var wholeMonths = first.Day == 1 && last.Day == DateTime.DaysInMonth(last.Year, last.Month);
            IReadOnlyList<PartialDate> dates = first == last ? [new(first.Year, first.Month, first.Day)]
                : wholeMonths && first.Year == last.Year && first.Month == last.Month ? [new(first.Year, first.Month)]
                : DateText.Range(first.Year, last.Year);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, period.Line, draft.Id);
            draft.Birth(Text.Same(start?.Attribute("Approximate"), "true") ? dates.Select(date => date with { IsApproximate = true }) : dates);
        }
    }

    private void Listing(XmlItem item)
    {
        if (!_profiles.TryGetValue(item.Attribute("ProfileID"), out var draft))
        {
            list.Warn(ListWarningCode.WithoutEntry, item.Line, item.Attribute("ProfileID"));
            return;
        }
        foreach (var date in item.All("EntryEvent", "Date"))
            if (Day(date) is { } day && (draft.ListedOn is null || day < draft.ListedOn)) draft.ListedOn = day;
        foreach (var measure in item.All("SanctionsMeasure"))
            if (Text.Same(Value("SanctionsType", measure.Attribute("SanctionsTypeID")), "Program")) draft.Programme(measure["Comment"]);
            else draft.Remark(Value("SanctionsType", measure.Attribute("SanctionsTypeID")), measure["Comment"]);
    }

    private static DateOnly? Day(XmlItem item) =>
        Number(item["Year"]) is { } year and >= 1 && year <= 9999 && (Number(item["Month"]) ?? 1) is var month and >= 1 and <= 12
            && (Number(item["Day"]) ?? 1) is var day and >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
