namespace Isthmus.Scheduling;

/// <summary>The part of <see cref="PlanChecker"/> that looks at interpreters.</summary>
internal sealed class InterpreterCheck(ForumProblem problem)
{
    private readonly Dictionary<string, ForumInterpreter> _byId = problem.Interpreters.ToDictionary(i => i.Id, StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, ForumPlacement>> _servedIn = [];
    private readonly Dictionary<string, string[]> _couldServe = new(StringComparer.Ordinal);

    /// <summary>Adds a placement; what is said is said once, and the placement then counts for nothing.</summary>
    public IEnumerable<PlanClash> Add(ForumPlacement placement, ForumParticipant a, ForumParticipant b)
    {
        (string id, int slot) = (placement.Request, placement.Place.Slot);
        string[] able = [.. problem.Interpreters.Where(i => Speaks(i, a) && Speaks(i, b) && IsThere(i, placement.Place)).Select(i => i.Id)];
        if (placement.Interpreter is { } named)
        {
            if (!_byId.TryGetValue(named, out ForumInterpreter? who) || !IsThere(who, placement.Place) || (Needs(a, b) && !able.Contains(named)))
            {
                return [new InterpreterUnfit(id, named)];
            }

            able = [named];
        }
        else if (!Needs(a, b))
        {
            return [];
        }
        else if (able.Length == 0)
        {
            return [new NoInterpreterThere(id, slot)];
        }

        if (!_servedIn.TryGetValue(slot, out Dictionary<string, ForumPlacement>? served))
        {
            _servedIn.Add(slot, served = new(StringComparer.Ordinal));
        }

        _couldServe[id] = able;
        if (Serve(placement, served, []))
        {
            return [];
        }

        return placement.Interpreter is { } taken && served[taken].Interpreter == taken
            ? [new InterpreterElsewhere(id, taken, served[taken].Request)]
            : [new NoInterpreterLeft(id, slot)];
    }

    private bool Serve(ForumPlacement placement, Dictionary<string, ForumPlacement> served, HashSet<string> asked)
    {
        foreach (string interpreter in _couldServe[placement.Request].Where(asked.Add))
        {
            if (!served.TryGetValue(interpreter, out ForumPlacement? other) || Serve(other, served, asked))
            {
                served[interpreter] = placement;
                return true;
            }
        }

        return false;
    }

    private static bool Needs(ForumParticipant a, ForumParticipant b) =>
        a.Languages.Count > 0 && b.Languages.Count > 0 && !a.Languages.Intersect(b.Languages, StringComparer.OrdinalIgnoreCase).Any();

    private static bool Speaks(ForumInterpreter interpreter, ForumParticipant side) =>
        side.Languages.Intersect(interpreter.Languages, StringComparer.OrdinalIgnoreCase).Any();

    private bool IsThere(ForumInterpreter interpreter, ForumPlace place) => !interpreter.Busy.Contains(place.Slot)
        && (place.IsOnline || !interpreter.CityByDay.TryGetValue(problem.Slots[place.Slot].Day, out string? city) || city == problem.Venues[place.Venue].City);
}
