using Isthmus.Contracts.Compliance;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Clearing;

/// <summary>What is told of a speaker, and held against the lists.</summary>
internal sealed record SpeakerText(string Name, string? Organisation, string? Biography)
{
    public static SpeakerText? Of(Speaker? speaker) => speaker?.Name is { } name ? new(name, speaker.Organisation, speaker.Biography) : null;
}

/// <summary>An answer about a speaker as it is going to be: of another text it says nothing.</summary>
internal sealed record SpeakerAnswer(SpeakerId Id, SpeakerText Text, Clearance Clearance);

/// <summary>What the programme asks the gate: whether somebody may be named as a speaker. Asked before a writer's turn begins.</summary>
internal static class SpeakerGate
{
    public const string Kind = "speaker";

    public static SubjectRef Subject(SpeakerId id) => new(Kind, id.ToString());

    public static GateQuestion Question(SpeakerId id, SpeakerText text) => new(GatePoint.PublicRole, Subject(id), text.Name, [])
    {
        // The organisation is what the speaker calls it, a name without an entry of the register.
        Parties = text.Organisation is { } organisation ? [GateParty.Person(text.Name), new GateParty(false, organisation, [], null, [])] : [GateParty.Person(text.Name)],
        Texts = text.Biography is { } biography ? [biography] : [],
    };

    public static async Task<IReadOnlyList<SpeakerAnswer>> Ask(this IClearance gate, IReadOnlyList<(SpeakerId Id, SpeakerText Text)> speakers, CancellationToken ct)
    {
        if (speakers.Count == 0) return [];
        var answers = await gate.Ask([.. speakers.Select(s => Question(s.Id, s.Text))], ct);
        return [.. speakers.Zip(answers, (s, a) => new SpeakerAnswer(s.Id, s.Text, a))];
    }

    /// <summary>Nobody was saved under these ids after all: the gate forgets whom it was asked about.</summary>
    public static async Task Drop(IReadOnlyCollection<SpeakerId> ids, ProgrammeDb db, CancellationToken ct)
    {
        if (ids.Count == 0) return;
        db.ChangeTracker.Clear();
        db.Publish(new SubjectsGone([.. ids.Select(Subject)], Forget: true));
        await db.SaveChangesAsync(ct);
    }
}
