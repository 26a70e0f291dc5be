namespace Isthmus.Screening.Lists;

/// <summary>One file of a list. It is read once, from where the stream stands, and is not closed.</summary>
/// <param name="FileName">The name to use in messages. It decides nothing.</param>
/// <param name="Content">The bytes of the file, not compressed.</param>
public sealed record ListPart(string FileName, Stream Content);
