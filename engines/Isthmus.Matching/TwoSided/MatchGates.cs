namespace Isthmus.Matching.TwoSided;

/// <summary>The conditions that every proposed pair fulfils, in the order in which they are asked.</summary>
public enum Gate
{
    /// <summary>Two different organisations.</summary>
    Organisations,

    /// <summary>Compliance has cleared both.</summary>
    Compliance,

    /// <summary>The types complement each other.</summary>
    Type,

    /// <summary>Both are valid on the day.</summary>
    Validity,

    /// <summary>Both can take up another partnership.</summary>
    Capacity,

    /// <summary>Each side's country is among the other's targets.</summary>
    Country,

    /// <summary>Each side is the kind of actor that the other wants, and the relation is one that is asked for.</summary>
    Actor,

    /// <summary>Neither organisation has a veto against the other.</summary>
    Veto,

    /// <summary>No earlier decline holds.</summary>
    Decline,
}

/// <summary>Why a gate is shut.</summary>
public enum GateReason
{
    /// <summary>It is open.</summary>
    None,

    /// <summary>Both profiles are of one organisation.</summary>
    SameOrganisation,

    /// <summary>Compliance has not looked at it yet.</summary>
    NotLookedAt,

    /// <summary>Compliance holds it.</summary>
    OnHold,

    /// <summary>Compliance has refused it.</summary>
    Blocked,

    /// <summary>The types do not complement each other.</summary>
    TypesDoNotFit,

    /// <summary>Its first day is yet to come.</summary>
    NotYetValid,

    /// <summary>Its last day is past.</summary>
    Expired,

    /// <summary>It can take up no more.</summary>
    Full,

    /// <summary>It does not look for partners in the other's country.</summary>
    CountryNotWanted,

    /// <summary>It does not look for the other's kind of actor.</summary>
    ActorNotWanted,

    /// <summary>The two kinds of actor are not among the relations asked for.</summary>
    RelationNotAskedFor,

    /// <summary>One side does not want the other.</summary>
    Vetoed,

    /// <summary>Declined for good.</summary>
    Declined,

    /// <summary>Declined for a while: <see cref="GateFinding.Until"/>.</summary>
    DeclinedForNow,
}

/// <summary>What one gate says of a pair.</summary>
/// <param name="Gate">Which gate.</param>
/// <param name="Reason">Why it is shut; <see cref="GateReason.None"/> if it is open.</param>
public sealed record GateFinding(Gate Gate, GateReason Reason)
{
    /// <summary>True if the pair may pass.</summary>
    public bool Passed => Reason == GateReason.None;

    /// <summary>Id of the profile on which it hangs; null if it is open, or shut by both together.</summary>
    public string? Profile { get; init; }

    /// <summary>First day on which it opens by itself; null: it does not, or is open.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The reason of the decline that holds; null otherwise.</summary>
    public DeclineReason? Decline { get; init; }
}

/// <summary>The day, the refusals and the filters under which gates are asked.</summary>
/// <param name="Day">The day on which the pair would be proposed.</param>
public sealed record GateContext(DateOnly Day)
{
    /// <summary>Vetoes and earlier declines. Default: none.</summary>
    public MatchHistory History { get; init; } = MatchHistory.None;

    /// <summary>Relations of actors that are asked for (B2B, B2G, G2G ...); empty: all. Default: all.</summary>
    public IReadOnlyCollection<ActorRelation> Relations { get; init; } = [];
}

/// <summary>Asks the gates. They are the same in both directions; nothing that follows can open one that is shut.</summary>
public static class MatchGates
{
    private static readonly GateFinding[] Passed = [.. Enum.GetValues<Gate>().Select(gate => new GateFinding(gate, GateReason.None))];

    /// <summary>True if two types complement each other: BO and BR, TO and TR, RDR and RDR, RDR and TO.</summary>
    /// <param name="one">One type.</param>
    /// <param name="other">The other.</param>
    /// <returns>The same in either order.</returns>
    /// <remarks>Two research requests are partners for one call; a technology offer is what a research request may be looking for.</remarks>
    public static bool Complement(ProfileType one, ProfileType other) => (one < other ? (one, other) : (other, one)) is
        (ProfileType.BusinessOffer, ProfileType.BusinessRequest) or (ProfileType.TechnologyOffer, ProfileType.TechnologyRequest)
        or (ProfileType.TechnologyOffer, ProfileType.ResearchRequest) or (ProfileType.ResearchRequest, ProfileType.ResearchRequest);

    /// <summary>What each gate says, in the order of <see cref="Gate"/>.</summary>
    /// <param name="a">One profile.</param>
    /// <param name="b">The other.</param>
    /// <param name="context">Day, refusals, filters.</param>
    /// <returns>One finding for each gate. The pair may be proposed if all are open.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed.</exception>
    /// <remarks>Linear in the lengths of the profiles' lists.</remarks>
    public static IReadOnlyList<GateFinding> Ask(MatchProfile a, MatchProfile b, GateContext context)
    {
        Check(a, b, context);
        return [.. Enum.GetValues<Gate>().Select(gate => Ask(gate, a, b, context))];
    }

    /// <summary>True if all gates are open; stops at the first one that is not.</summary>
    /// <param name="a">One profile.</param>
    /// <param name="b">The other.</param>
    /// <param name="context">Day, refusals, filters.</param>
    /// <returns>The same as asking each gate by <see cref="Ask(MatchProfile, MatchProfile, GateContext)"/>.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed.</exception>
    public static bool Open(MatchProfile a, MatchProfile b, GateContext context)
    {
        Check(a, b, context);
        for (Gate gate = Gate.Organisations; gate <= Gate.Decline; gate++)
        {
            if (!Ask(gate, a, b, context).Passed)
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(MatchProfile a, MatchProfile b, GateContext context)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(context);
        if (context.History is null || context.Relations is null)
        {
            throw new ArgumentException("No refusals are MatchHistory.None, and no filter is an empty list.", nameof(context));
        }

        a.Check(nameof(a));
        b.Check(nameof(b));
    }

    private static GateFinding Ask(Gate gate, MatchProfile a, MatchProfile b, GateContext context) => gate switch
    {
        Gate.Organisations => Together(gate, a.Organisation == b.Organisation, GateReason.SameOrganisation),
        Gate.Compliance => Each(gate, a, b, (p, _) => Cleared(p)),
        Gate.Type => Together(gate, !Complement(a.Type, b.Type), GateReason.TypesDoNotFit),
        Gate.Validity => Valid(a, b, context.Day),
        Gate.Capacity => Each(gate, a, b, (p, _) => p.Capacity > 0 ? GateReason.None : GateReason.Full),
        Gate.Country => Each(gate, a, b, (p, other) => p.TargetCountries.Count == 0 || Codes.Has(p.TargetCountries, other.Country) ? GateReason.None : GateReason.CountryNotWanted),
        Gate.Actor => Actors(a, b, context),
        Gate.Veto => Together(gate, context.History.IsVetoed(a.Organisation, b.Organisation), GateReason.Vetoed),
        _ => Declines(a, b, context),
    };

    private static GateFinding Together(Gate gate, bool shut, GateReason reason) => shut ? new GateFinding(gate, reason) : Passed[(int)gate];

    private static GateFinding Each(Gate gate, MatchProfile a, MatchProfile b, Func<MatchProfile, MatchProfile, GateReason> ask)
    {
        GateReason first = ask(a, b);
        if (first != GateReason.None)
        {
            return new GateFinding(gate, first) { Profile = a.Id };
        }

        GateReason second = ask(b, a);
        return second == GateReason.None ? Passed[(int)gate] : new GateFinding(gate, second) { Profile = b.Id };
    }

    private static GateReason Cleared(MatchProfile profile) => profile.Clearance switch
    {
        Clearance.Clear => GateReason.None,
        Clearance.Pending => GateReason.NotLookedAt,
        Clearance.OnHold => GateReason.OnHold,
        _ => GateReason.Blocked,
    };

    private static GateFinding Valid(MatchProfile a, MatchProfile b, DateOnly day)
    {
        GateFinding finding = Each(Gate.Validity, a, b, (p, _) =>
            day > p.ValidUntil ? GateReason.Expired : day < p.ValidFrom ? GateReason.NotYetValid : GateReason.None);
        return finding.Reason == GateReason.NotYetValid ? finding with { Until = (finding.Profile == a.Id ? a : b).ValidFrom } : finding;
    }

    private static GateFinding Actors(MatchProfile a, MatchProfile b, GateContext context)
    {
        if (context.Relations.Count > 0 && !context.Relations.Contains(new ActorRelation(a.Actor, b.Actor)))
        {
            return new GateFinding(Gate.Actor, GateReason.RelationNotAskedFor);
        }

        return Each(Gate.Actor, a, b, (p, other) =>
            p.WantedActors.Count == 0 || p.WantedActors.Contains(other.Actor) ? GateReason.None : GateReason.ActorNotWanted);
    }

    private static GateFinding Declines(MatchProfile a, MatchProfile b, GateContext context)
    {
        if (context.History.Resting(a.Id, b.Id, context.Day) is not { } rest)
        {
            return Passed[(int)Gate.Decline];
        }

        bool forGood = rest.Until == DateOnly.MaxValue;
        return new GateFinding(Gate.Decline, forGood ? GateReason.Declined : GateReason.DeclinedForNow) { Until = forGood ? null : rest.Until, Decline = rest.Reason };
    }
}
