namespace Isthmus.Ui;

/// <summary>What the frame around an input (label, hint, error) has to know of the field.</summary>
public interface IFieldFrame
{
    string Id { get; }
    string Label { get; }
    string? Hint { get; }
    string? Extra { get; }
    string? Width { get; }
    bool IsRequired { get; }
    bool HideLabel { get; }
    IReadOnlyList<string> Errors { get; }
    string? DescribedBy { get; }
}
