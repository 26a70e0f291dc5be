using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Claims;

/// <summary>A claim as a form, a file or the API brings it.</summary>
internal sealed class ClaimInput
{
    [Required, StringLength(MeasureTables.Code)] public string? Measure { get; set; }

    /// <summary><c>IR</c>, <c>IR~RU</c>, <c>RU-NVS</c>, <c>org:…</c>, <c>x:name</c>, or the name of a country.</summary>
    [Required, StringLength(Subjects.SubjectKey.Longest)] public string? Subject { get; set; }

    /// <summary>What a new subject of its own or a region is called.</summary>
    [StringLength(160)] public string? SubjectEn { get; set; }
    [StringLength(160)] public string? SubjectRu { get; set; }
    [StringLength(160)] public string? SubjectFa { get; set; }

    /// <summary>As it was said: <c>4400</c>, <c>≥ 4,400</c>, <c>≈ 0.8</c>, <c>10–20</c>, <c>↓</c>, <c>200?</c>. Empty for what is said in words, which then stand in the note.</summary>
    [StringLength(60)] public string? Value { get; set; }

    /// <summary>Empty for the measure's own.</summary>
    [StringLength(40)] public string? Unit { get; set; }
    public Standing Standing { get; set; } = Standing.Claim;

    /// <summary><c>2019</c>, <c>2019-07</c>, <c>AP1399</c>, <c>2014/2017</c>, <c>../2021</c>, with <c>?</c> where it is uncertain.</summary>
    [Required, StringLength(40)] public string? Period { get; set; }
    public DateOnly? AsOf { get; set; }
    [StringLength(ClaimTables.Definition)] public string? Definition { get; set; }
    [StringLength(ClaimTables.Note), Lines] public string? Note { get; set; }
    [StringLength(ClaimTables.Speaker)] public string? Speaker { get; set; }
    public SourceInput Source { get; set => field = value ?? new(); } = new();
    public bool IsCharted { get; set; } = true;

    /// <summary>The claim that this one corrects.</summary>
    public ClaimId? Supersedes { get; set; }

    /// <summary>Claims that it was worked out of by whoever said it.</summary>
    [MaxLength(20)] public List<ClaimId> DerivedFrom { get; set => field = value ?? []; } = [];
}
