using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Interpreters;

/// <summary>Many interpreters at once from pasted lines: name, languages, and an e-mail if there is one. A line that cannot be read stops all, and is named.</summary>
internal static class PasteInterpreters
{
    public const int Most = 200;
    private static readonly EmailAddressAttribute s_address = new();
    private static readonly char[] s_marks = [';', '\t'];

    public sealed class Request
    {
        /// <summary>One a line: name; languages parted by commas; e-mail.</summary>
        [Required, StringLength(40_000), Lines] public string? Written { get; set; }
    }

    public sealed record Result(int Added, int AlreadyThere);

    public static async Task<Outcome<Result>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var there = (await db.Interpreters.Where(i => i.EditionId == id).Select(i => i.Name).ToListAsync(ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (added, known) = (0, 0);
        foreach (var (line, n) in request.Written!.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            if (Read(id, line, Instants.Stored(clock)) is not { } interpreter || added + known >= Most) return Refusal.InvalidField(nameof(Request.Written), "forums.interpreters.badLine", n, line.Cut(80));
            if (!there.Add(interpreter.Name)) { known++; continue; }
            db.Interpreters.Add(interpreter);
            added++;
        }
        db.Doing("forums.add-interpreters");
        await db.SaveChangesAsync(ct);
        return new Result(added, known);
    }

    private static Interpreter? Read(EditionId edition, string line, DateTime at)
    {
        var cells = line.Split(s_marks, StringSplitOptions.TrimEntries);
        if (cells.Length < 2 || cells[0].Length is 0 or > 200 || cells[1].Length > 200 || cells.Length > 3) return null;
        var languages = WrittenList.Split(cells[1]);
        var email = cells.Length > 2 && cells[2].Length > 0 ? cells[2] : null;
        if (SpokenLanguages.Keys(languages).Count < 2 || email is not null && (email.Length > 320 || !s_address.IsValid(email))) return null;
        return new() { Id = InterpreterId.New(), EditionId = edition, Name = cells[0], Languages = languages, Email = email, AddedAt = at };
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/interpreters/lines", async (EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.interpreters.paste").WithSummary("Adds many interpreters from lines: name; languages; e-mail");
}
