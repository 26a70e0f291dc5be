using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests.Rules;

/// <summary>Who finds the time of a meeting: the organiser with the plan, or the participant who accepts it.</summary>
internal enum TimesBy { Organiser, Participants }

/// <summary>How requests are made and answered at one edition. An edition without a row has the rules of a new one.</summary>
internal sealed class RequestRules : IVersioned, IAudited
{
    public required EditionId EditionId { get; init; }
    public TimesBy TimesBy { get; set; }

    /// <summary>How many requests of one guest may wait for an answer at a time; null: any number. Organisers are not bound by it.</summary>
    public int? MostOpenOfGuest { get; set; }
    public int? MostOpenOfHost { get; set; }

    /// <summary>Days that a request waits for its answer before it expires; null: for ever.</summary>
    public int? AnswerDays { get; set; }
    public int Version { get; private set; }

    public bool ParticipantsPick => TimesBy == TimesBy.Participants;

    public int? MostOpenOf(Side side) => side switch
    {
        Side.Guest => MostOpenOfGuest,
        Side.Host => MostOpenOfHost,
        _ => throw new InvalidOperationException(side.ToString()),
    };

    public static async Task<RequestRules> Of(ForumsDb db, EditionId edition, CancellationToken ct) =>
        await db.RequestRules.AsNoTracking().SingleOrDefaultAsync(r => r.EditionId == edition, ct) ?? new() { EditionId = edition };
}
