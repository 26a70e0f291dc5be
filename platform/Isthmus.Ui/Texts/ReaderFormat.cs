using System.Globalization;

namespace Isthmus.Ui;

/// <summary>How arguments are written inside a text: numbers in the reader's form and digits, names isolated when their script runs the other way.</summary>
internal sealed class ReaderFormat(Language language) : IFormatProvider, ICustomFormatter
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => "",
        string text => Isolate(text),
        DateOnly date => Calendars.Date(date, language, DateStyle.Long),
        int or long or short or byte => Numbers.Write(((IFormattable)arg).ToString(format ?? "N0", Numbers.Info(language)), language),
        decimal or double or float => Numbers.Write(((IFormattable)arg).ToString(format ?? "#,0.##", Numbers.Info(language)), language),
        IFormattable other => other.ToString(format, CultureInfo.InvariantCulture),
        _ => arg.ToString() ?? "",
    };

    private string Isolate(string text) =>
        Scripts.RunsAgainst(text, language) ? FirstStrongIsolate + text + PopIsolate : text;
}
