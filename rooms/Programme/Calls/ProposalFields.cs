namespace Isthmus.Programme.Calls;

/// <summary>What is told of a proposal when it is made and when it is changed.</summary>
internal abstract class ProposalFields
{
    [Required, StringLength(300)] public string? Title { get; set; }
    [Required, StringLength(6000), Lines] public string? Abstract { get; set; }

    /// <summary>The track that is wished for.</summary>
    public Guid? Track { get; set; }
    [Required, Range(5, 480)] public int? Minutes { get; set; } = 30;

    /// <summary>The language in which it would be held, two letters.</summary>
    [Required, RegularExpression("[a-z]{2}")] public string? Language { get; set; }
    [Required, StringLength(200)] public string? SpeakerName { get; set; }
    [StringLength(300)] public string? Organisation { get; set; }
    [StringLength(3000), Lines] public string? Biography { get; set; }

    public async Task<Refusal?> Put(Proposal p, ProgrammeDb db, CancellationToken ct)
    {
        // The API's own validation passes over a class that others derive from, so the rules are asked for here.
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new(this), wrong, validateAllProperties: true)) return Refusal.InvalidFields([.. wrong.SelectMany(w => w.MemberNames).Distinct().Select(m => new FieldRefusal(m, "ui.validation.value"))]);
        var track = Track is { } t ? new TrackId(t) : (TrackId?)null;
        if (track is not null && !await db.Tracks.AnyAsync(x => x.Id == track && x.EditionId == p.EditionId, ct)) return Refusal.InvalidField(nameof(Track), "programme.unknown.track");
        (p.Title, p.Abstract, p.TrackId, p.Minutes, p.Language) = (Title!.Trim(), Abstract!.Trim(), track, Minutes!.Value, Language!);
        (p.SpeakerName, p.Organisation, p.Biography) = (SpeakerName!.Trim(), Speakers.SaveSpeaker.Blank(Organisation), Speakers.SaveSpeaker.Blank(Biography));
        return null;
    }
}
