using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations;

internal sealed class DelegationFields
{
    [Required, StringLength(2, MinimumLength = 2)] public string? Country { get; set; }
    [StringLength(300)] public string? TitleEn { get; set; }
    [StringLength(300)] public string? TitleRu { get; set; }
    [StringLength(300)] public string? TitleFa { get; set; }
    [Required] public DateOnly? StartsOn { get; set; }
    [Required] public DateOnly? EndsOn { get; set; }
    [StringLength(300)] public string? HeadRole { get; set; }
    [StringLength(200)] public string? HeadName { get; set; }

    /// <summary>Where the head, or the head's office, is written to; for organisers only.</summary>
    // A form says "none" with an empty text.
    [EmailAddress, StringLength(254)] public string? HeadEmail { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
    [StringLength(10)] public string? HeadLanguage { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Official members in the order of protocol; lines without an institution are left out.</summary>
    [MaxLength(100)] public List<OfficialFields> Officials { get; set => field = value ?? []; } = [];

    /// <summary>Takes in all guests of this country who belong to no delegation yet.</summary>
    public bool TakeGuests { get; set; }

    /// <summary>What a form was filled from; the API says it by If-Match.</summary>
    [JsonIgnore] public int? Version { get; set; }

    public sealed class OfficialFields
    {
        [StringLength(300)] public string? Institution { get; set; }
        public Guid? Organisation { get; set; }
        [StringLength(300)] public string? Role { get; set; }
        [StringLength(200)] public string? Name { get; set; }
    }

    public LocalText Title => LocalText.Of(TitleEn, TitleRu, TitleFa);

    public Refusal? Fault()
    {
        if (!Countries.Exists(Country)) return Refusal.InvalidField(nameof(Country), "forums.edition.unknownCountry", Country!);
        if (HeadLanguage is not null && Language.Find(HeadLanguage) is null) return Refusal.InvalidField(nameof(HeadLanguage), "ui.validation.value");
        if (EventDates.Fault(StartsOn!.Value, EndsOn!.Value) is { } wrongDate) return wrongDate;
        return Title.IsEmpty ? Refusal.InvalidField(nameof(TitleEn), "forums.delegation.titleMissing") : null;
    }
}
