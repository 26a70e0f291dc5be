using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Residents;

/// <summary>What an organisation has here and the gate is asked about: a residency, a pilot, an item of technology transfer. On hold nothing of it goes ahead, and nobody but those who keep it sees it.</summary>
internal abstract class Screened : IVersioned, IAudited, IGated
{
    private bool _asked;

    public required OrganisationId Organisation { get; set; }

    /// <summary>The organisation it was taken over from when two were merged.</summary>
    public OrganisationId? MovedFrom { get; set; }
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }
    public int Version { get; private set; }

    public abstract SubjectRef Subject { get; }

    /// <summary>False once it is over: the gate does not screen it any more.</summary>
    public abstract bool IsScreened { get; }

    /// <param name="owner">The organisation by the id that it has now.</param>
    public abstract GateQuestion Question(OrganisationId owner);

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>It is over: no answer about it counts any more.</summary>
    public void Rest() => Clearance = null;
}
