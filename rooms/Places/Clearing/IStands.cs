using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Clearing;

/// <summary>A record of the room that stands by an answer of the gate.</summary>
internal interface IStands : IGated, IVersioned
{
    DecisionId? Clearance { get; }

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    bool WasAsked();

    void Stand(Clearance answer);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    void Suspend();
}
