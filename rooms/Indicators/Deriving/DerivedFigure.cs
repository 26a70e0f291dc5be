using Isthmus.Figures.Deriving;

namespace Isthmus.Indicators.Deriving;

/// <summary>A figure that an officer has the house work out of claims: how, and of which. The number is never stored: it is worked out of what is said, when it is shown.</summary>
internal sealed class DerivedFigure : IVersioned, IAudited
{
    public required DerivedId Id { get; init; }
    public LocalText Title { get; private set; } = new([]);
    public Formula Formula { get; private set; }

    /// <summary>In the order of the formula: earlier before later, a part or several before the whole, the value before its growth.</summary>
    public IReadOnlyList<ClaimId> Inputs { get; private set; } = [];
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public void Write(LocalText title, Formula formula, IReadOnlyList<ClaimId> inputs) => (Title, Formula, Inputs) = (title, formula, Inputs.SequenceEqual(inputs) ? Inputs : inputs);
}
