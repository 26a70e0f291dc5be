using System.Globalization;

namespace Isthmus.Ui;

/// <summary>A language of the interface. The index is the place of its text in every <c>Texts.json</c> row.</summary>
public sealed record Language
{
    public static readonly Language English = new("en", 0, "English", IsRightToLeft: false);
    public static readonly Language Russian = new("ru", 1, "Русский", IsRightToLeft: false);
    public static readonly Language Persian = new("fa", 2, "فارسی", IsRightToLeft: true);

    /// <summary>All languages, in the order of the columns of <c>Texts.json</c>.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Russian, Persian];

    private Language(string code, int index, string ownName, bool IsRightToLeft)
    {
        Code = code;
        Index = index;
        OwnName = ownName;
        this.IsRightToLeft = IsRightToLeft;
        Culture = CultureInfo.GetCultureInfo(code);
    }

    public string Code { get; }
    public int Index { get; }
    public string OwnName { get; }
    public bool IsRightToLeft { get; }
    public CultureInfo Culture { get; }
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language of the current reader, from <see cref="CultureInfo.CurrentUICulture"/>; English when it is none of ours.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>The language of a code such as <c>fa</c>, <c>fa-IR</c> or <c>RU</c>; null when we do not speak it.</summary>
    public static Language? Find(string? code) =>
        code is null ? null : All.FirstOrDefault(l =>
            code.Equals(l.Code, StringComparison.OrdinalIgnoreCase) ||
            code.StartsWith(l.Code + "-", StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Code;
}
