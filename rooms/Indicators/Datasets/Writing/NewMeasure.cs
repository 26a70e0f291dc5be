using Isthmus.Indicators.Datasets.Reading;
using Isthmus.Indicators.Measures;
using Isthmus.Ui;

namespace Isthmus.Indicators.Datasets.Writing;

/// <summary>A measure that a file names first: by what the package tells of it, else by its code, to be completed by an officer.</summary>
internal static class NewMeasure
{
    public static Measure Of(string code, MeasureFacts? told, Unit? unit, DateTime now)
    {
        var measure = new Measure { Code = code, CreatedAt = now };
        var of = told?.Unit ?? unit ?? UnitCodes.OfMeasure(code) ?? Unit.Count;
        measure.Write(new(
            told?.Title is { IsEmpty: false } title ? title : LocalText.Of(code, null, null), told?.Definition ?? new([]), of, Read(told?.Kind, MeasureKind.Flow),
            Read(told?.Better, of == Unit.Rank ? Better.Lower : Better.Neither), Read(told?.Theme, Theme.Other), null), now);
        return measure;
    }

    private static T Read<T>(string? text, T otherwise) where T : struct, Enum => Choices.Read<T>(text) ?? otherwise;
}
