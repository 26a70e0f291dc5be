using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isthmus.Programme.Importing;

/// <summary>Reads our JSON file and checks every value in it as a form would: it may have been in other hands meanwhile.</summary>
internal static partial class ReadFile
{
    /// <summary>In characters.</summary>
    public const int Longest = 2_000_000;

    public static Outcome<ProgrammeFile> Handle(string text)
    {
        if (text.Length > Longest) return new Refusal(RefusalKind.TooLarge, "programme.file-too-large", Longest / 1_000_000);
        ProgrammeFile? file;
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            if (!Inside(json.RootElement, "schedule", "conference", "meta", "isthmus", out var ours)) return Refusal.Invalid("programme.file-not-ours");
            if (!ours.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var number) || number != ProgrammeFile.Current) return Refusal.Invalid("programme.file-format");
            file = ours.Deserialize<ProgrammeFile>(Exports.ScheduleJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException) { return Refusal.Invalid("programme.file-unreadable"); }
        if (file?.Tracks is null || file.Rooms is null || file.Speakers is null || file.Sessions is null) return Refusal.Invalid("programme.file-unreadable");
        return Fault(file) is { } what ? Refusal.Invalid("programme.file-value", what.PlainCut()) : Clean(file);
    }

    private static bool Inside(JsonElement element, string a, string b, string c, string d, out JsonElement found)
    {
        found = element;
        foreach (var name in new[] { a, b, c, d })
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found)) return false;
        return found.ValueKind == JsonValueKind.Object;
    }

    // Texts in one spelling and in the order in which we keep them, so that rows can be compared.
    private static ProgrammeFile Clean(ProgrammeFile file) => file with
    {
        Tracks = [.. file.Tracks.Select(t => t with { Name = Texts(t.Name), Colour = t.Colour?.ToLowerInvariant() })],
        Rooms = [.. file.Rooms.Select(r => r with { Name = r.Name.Trim() })],
        Speakers = [.. file.Speakers.Select(s => s with { Name = s.Name.Trim(), Organisation = Speakers.SaveSpeaker.Blank(s.Organisation), Biography = Speakers.SaveSpeaker.Blank(s.Biography) })],
        Sessions = [.. file.Sessions.Select(s => s with { Title = Texts(s.Title), Abstract = Texts(s.Abstract) })],
    };

    private static IReadOnlyDictionary<string, string> Texts(IReadOnlyDictionary<string, string> texts) => new LocalText(texts!).All;

    /// <returns>The name of the first row in which a value is wrong; null when all are good.</returns>
    private static string? Fault(ProgrammeFile f)
    {
        if (f.Sessions.Count > Sessions.Board.Most || f.Tracks.Count > 50 || f.Rooms.Count > 50 || f.Speakers.Count > 3000) return "count";
        if (f.Tracks.Any(t => t is null) || f.Rooms.Any(t => t is null) || f.Speakers.Any(t => t is null) || f.Sessions.Any(t => t is null)) return "null";
        foreach (var twice in new[] { f.Tracks.Select(t => t.Guid), f.Rooms.Select(r => r.Guid), f.Speakers.Select(s => s.Guid), f.Sessions.Select(s => s.Guid) })
            if (twice.GroupBy(g => g).FirstOrDefault(g => g.Count() > 1) is { } again) return again.Key.ToString();
        if (f.Rooms.GroupBy(r => r.Name?.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same) return same.Key ?? "rooms";
        return f.Tracks.Where(t => !Good(t.Name, 100, lines: false, needed: true) || t.Colour is not null && !Colour().IsMatch(t.Colour) || t.Place is < 0 or > 1000).Select(t => t.Guid.ToString()).FirstOrDefault()
            ?? f.Rooms.Where(r => !Good(r.Name, 100, false) || r.Capacity is < 1 or > 1_000_000 || (r.OpensAt is null) != (r.ClosesAt is null) || r.ClosesAt <= r.OpensAt || r.Place is < 0 or > 1000).Select(r => r.Guid.ToString()).FirstOrDefault()
            ?? f.Speakers.Where(s => !Good(s.Name, 200, false) || s.Organisation is not null && !Good(s.Organisation, 300, false) || s.Biography is not null && !Good(s.Biography, 3000, true)).Select(s => s.Guid.ToString()).FirstOrDefault()
            ?? f.Sessions.Where(s => !IsGood(s, f)).Select(s => s.Guid.ToString()).FirstOrDefault();
    }

    private static bool IsGood(ProgrammeFile.SessionRow s, ProgrammeFile f) =>
        Good(s.Title, 300, lines: false, needed: true) && Good(s.Abstract, 6000, lines: true, needed: false) && s.Minutes is >= 5 and <= 1440 && s.Number is >= 0 and < 1_000_000 && s.Expected is null or (>= 1 and <= 1_000_000)
        && Enum.IsDefined(s.Kind) && Enum.IsDefined(s.State) && (s.Language is null || TwoLetters().IsMatch(s.Language)) && (s.Room is null) == (s.StartsAt is null) && s.StartsAt?.Year is null or (>= 1950 and <= 2199)
        && (s.Track is null || f.Tracks.Any(t => t.Guid == s.Track)) && (s.Room is null || f.Rooms.Any(r => r.Guid == s.Room))
        && s.Speakers is { Count: <= 30 } && s.Speakers.Distinct().Count() == s.Speakers.Count && s.Speakers.All(v => f.Speakers.Any(k => k.Guid == v));

    private static bool Good(IReadOnlyDictionary<string, string>? texts, int longest, bool lines, bool needed) =>
        texts is not null && texts.All(t => t.Key is "en" or "ru" or "fa" && Good(t.Value, longest, lines)) && (!needed || texts.Count > 0);

    private static bool Good(string? text, int longest, bool lines) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && PlainText.Fault(text, lines) is null;

    private static string PlainCut(this string text) => PlainText.OneLine(text, 60);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex TwoLetters();
}
