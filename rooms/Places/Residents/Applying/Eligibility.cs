using Isthmus.Places.Network;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents.Applying;

/// <summary>An application against the rules of its cluster, and what is missing from it. Without I/O.</summary>
internal static class Eligibility
{
    public static Profile Of(Resident r, Place place, IReadOnlyCollection<string> documents) => new()
    {
        Cluster = r.PlaceId, Jurisdiction = place.CountryCode, Country = r.Country, Facts = r.Facts, Documents = documents, Residence = ResidenceOf(r.State), ResidentSince = ResidenceOf(r.State) is Residence.Resident ? r.Since : null,
    };

    public static Residence ResidenceOf(ResidentState state) => state switch
    {
        ResidentState.Resident => Residence.Resident,
        ResidentState.Graduated or ResidentState.Exited or ResidentState.Alumni => Residence.Alumni,
        ResidentState.Declined or ResidentState.Withdrawn => Residence.None,
        _ => Residence.Applicant,
    };

    public static IReadOnlyList<RuleResult> Check(Intake intake, Profile profile, DateOnly day) => [.. intake.Rules.Select(r => new RuleResult(r.Key, Conditions.Ask(r.Condition, profile, day).Verdict))];

    /// <summary>What has to be there before it can be handed in: text keys with what fills them.</summary>
    public static Refusal? Missing(Resident r, Intake intake, IReadOnlyCollection<string> documents, string language)
    {
        var faults = new List<FieldRefusal>();
        if (r.Plan is null) faults.Add(new(nameof(r.Plan), "residents.missing.plan"));
        if (r.Facts.Kind is null) faults.Add(new("Facts.Kind", "residents.missing.kind"));
        if (r.Facts.Field is null) faults.Add(new("Facts.Field", "residents.missing.field"));
        foreach (var q in AnswerRules.Missing(intake.Questions, r.Answers)) faults.Add(new("Answers", "residents.missing.answer", q.Text.In(language)));
        foreach (var d in intake.Documents.Where(d => d.Required && !documents.Contains(d.Key))) faults.Add(new("Documents", "residents.missing.document", d.Name.In(language)));
        return faults.Count > 0 ? Refusal.InvalidFields(faults) : null;
    }
}
