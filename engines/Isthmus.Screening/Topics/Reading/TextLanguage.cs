namespace Isthmus.Screening.Topics.Reading;

/// <summary>The languages whose endings are known.</summary>
internal enum TextLanguage
{
    En,
    Ru,
    Fa,
    Tr,
    Ar,
    Zh,
}
