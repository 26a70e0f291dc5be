namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Which value a decision tries first. A stable phase of the search goes for the values of the longest trail without a
/// conflict since the last renewal (Biere and Fleury 2020); otherwise each variable keeps the value it had last.
/// </summary>
internal sealed class TargetPhases(Trail trail)
{
    private const long Interval = 1000;
    private sbyte[] _target = [];
    private sbyte[] _best = [];
    private sbyte[] _suggested = [];
    private int _targetTrail;
    private int _bestTrail;
    private long _renewAt = Interval;
    private int _renewals;

    public bool IsTrue(int variable, bool stable) =>
        (stable && _targetTrail > 0 && _target[variable] != 0 ? _target[variable] : trail.Phase[variable]) > 0;

    /// <summary>Before a conflict is undone: is the trail below it longer than what was aimed at?</summary>
    public void Note()
    {
        int sound = trail.StartOf(trail.Level - 1);
        if (sound > _targetTrail)
        {
            _targetTrail = sound;
            Copy(ref _target, sound);
        }

        if (sound > _bestTrail)
        {
            _bestTrail = sound;
            Copy(ref _best, sound);
        }
    }

    /// <summary>The saved values are those to come back to.</summary>
    public void Suggest()
    {
        _suggested = [.. trail.Phase];
        Forget();
    }

    public void Forget() => _targetTrail = _bestTrail = 0;

    /// <summary>At a restart: now and then the search goes elsewhere, in turn to the longest trail so far and to the plan suggested.</summary>
    public void Renew(long conflicts)
    {
        if (conflicts < _renewAt)
        {
            return;
        }

        _renewals++;
        _renewAt = conflicts + (Interval * (_renewals + 1));
        if ((_renewals & 1) != 0 && _bestTrail > 0)
        {
            _best.CopyTo(trail.Phase, 0);
            _bestTrail = 0;
        }
        else
        {
            _suggested.CopyTo(trail.Phase, 0);
        }

        _targetTrail = 0;
    }

    private void Copy(ref sbyte[] phases, int sound)
    {
        if (phases.Length != trail.Phase.Length)
        {
            phases = new sbyte[trail.Phase.Length];
        }

        trail.Phase.CopyTo(phases, 0);
        for (int i = 0; i < sound; i++)
        {
            phases[trail[i] >> 1] = (trail[i] & 1) == 0 ? (sbyte)1 : (sbyte)-1;
        }
    }
}
