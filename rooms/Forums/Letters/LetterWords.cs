using Isthmus.Forums.Editions;
using Isthmus.Forums.Messages;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Letters;

/// <summary>A letter as it is printed.</summary>
internal sealed record FilledLetter(Language Language, LetterSheet Sheet, string Title, IReadOnlyList<string> Paragraphs);

/// <summary>Fills in a letter for its person.</summary>
internal sealed class LetterWords(Formats allFormats, SiteSettings site)
{
    public static readonly IReadOnlyList<string> Known = ["full name", "date of birth", "nationality", "passport number", "arrival", "departure", "forum", "dates", "place", "reference"];

    public static string CheckPath(string code) => $"/letters/{code}";

    public Uri CheckPage(string code) => site.Link(CheckPath(code));

    public FilledLetter Fill(LetterSheet sheet, VisaLetter letter, ForumEdition edition)
    {
        var language = Language.Find(letter.Language) ?? Language.English;
        var f = allFormats.In(language);
        string Day(DateOnly? day) => day is { } d ? f.Date(d) : "";
        var values = new Dictionary<string, string>
        {
            ["full name"] = letter.FullName ?? "", ["date of birth"] = Day(letter.BirthDate), ["nationality"] = letter.Nationality is { } n ? f.Country(n) : "", ["passport number"] = letter.Passport ?? "",
            ["arrival"] = Day(letter.Arrival), ["departure"] = Day(letter.Departure), ["forum"] = edition.Title.In(language.Code), ["dates"] = f.Range(edition.StartsOn, edition.EndsOn),
            ["place"] = string.Join(language == Language.Persian ? "، " : ", ", edition.Cities), ["reference"] = letter.Reference ?? "",
        };
        var body = Placeholders.Fill(sheet.Body, language, values).ReplaceLineEndings("\n");
        return new(language, sheet, Placeholders.Fill(sheet.Title, language, values), [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }
}
