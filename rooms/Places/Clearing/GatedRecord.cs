using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Clearing;

/// <summary>A record of the room that the gate is asked about, and that stands by its answer. On hold nothing of it goes ahead, and nobody but those who keep it sees it.</summary>
internal abstract class GatedRecord : IVersioned, IAudited, IGated
{
    private bool _asked;

    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }
    public int Version { get; private set; }

    /// <summary>False once it is over: the gate does not screen it any more.</summary>
    public virtual bool IsScreened => true;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>It is over: no answer about it counts any more.</summary>
    public void Rest() => Clearance = null;
}
