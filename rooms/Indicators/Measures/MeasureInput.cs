using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Measures;

/// <summary>A measure as a form or the API brings it.</summary>
internal sealed partial class MeasureInput
{
    /// <summary>Only when it is made; afterwards it never changes.</summary>
    [StringLength(MeasureTables.Code)] public string? Code { get; set; }
    [StringLength(200)] public string? TitleEn { get; set; }
    [StringLength(200)] public string? TitleRu { get; set; }
    [StringLength(200)] public string? TitleFa { get; set; }
    [StringLength(1000), Lines] public string? DefinitionEn { get; set; }
    [StringLength(1000), Lines] public string? DefinitionRu { get; set; }
    [StringLength(1000), Lines] public string? DefinitionFa { get; set; }

    /// <summary><c>NUMBER</c>, <c>PT</c> or <c>%</c>, <c>RANK</c>, <c>IX</c>, <c>million USD</c> …</summary>
    [StringLength(40)] public string? Unit { get; set; }
    public MeasureKind Kind { get; set; }
    public Better Better { get; set; }
    public Theme Theme { get; set; }
    public CooperationModel? Model { get; set; }

    /// <summary>The code of what is counted in our own records under the same definition: <c>organisations</c>, <c>meetings-placed</c> …</summary>
    [StringLength(MeasureTables.Code)] public string? Own { get; set; }

    public static MeasureInput Of(Measure m) => new()
    {
        Code = m.Code, TitleEn = m.Title["en"], TitleRu = m.Title["ru"], TitleFa = m.Title["fa"], DefinitionEn = m.Definition["en"], DefinitionRu = m.Definition["ru"], DefinitionFa = m.Definition["fa"],
        Unit = m.Unit.ToString(), Kind = m.Kind, Better = m.Better, Theme = m.Theme, Model = m.Model, Own = m.Own,
    };

    public Outcome<MeasureContent> Read()
    {
        var wrong = new List<FieldRefusal>();
        var title = LocalText.Of(Written.Plain(TitleEn), Written.Plain(TitleRu), Written.Plain(TitleFa));
        if (title.IsEmpty) wrong.Add(new(nameof(TitleEn), "ui.validation.required"));
        if (!Figures.Units.Unit.TryParse(Unit, out var unit)) wrong.Add(new(nameof(Unit), "indicators.wrong.unit", (Unit ?? "").Cut(40)));
        var own = Written.Plain(Own);
        if (own is not null && !IsCode(own)) wrong.Add(new(nameof(Own), "ui.validation.value"));
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : new MeasureContent(title, LocalText.Of(Written.Lines(DefinitionEn), Written.Lines(DefinitionRu), Written.Lines(DefinitionFa)), unit, Kind, Better, Theme, Model) { Own = own };
    }

    public static bool IsCode(string? code) => code is not null && Form().IsMatch(code);

    // "new" and the like are addresses of pages.
    [GeneratedRegex("^(?!(?:new|claims|sources|derived|datasets|import|dashboards|overview|subjects|groups|houses|files)$)[A-Za-z0-9][A-Za-z0-9._-]{1,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
