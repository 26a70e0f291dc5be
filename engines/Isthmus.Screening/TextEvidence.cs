namespace Isthmus.Screening;

/// <summary>The place in a text that led to a finding. Offsets count UTF-16 code units of the text as it was given, also where letters were hidden or disguised.</summary>
/// <param name="Offset">Where the place begins.</param>
/// <param name="Length">How long it is in the original text, at least 1.</param>
/// <param name="Term">The term of the lexicon or the code that was matched there, as the lexicon writes it.</param>
public sealed record TextEvidence(int Offset, int Length, string Term);
