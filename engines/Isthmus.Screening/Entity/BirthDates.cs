namespace Isthmus.Screening.Entity;

/// <summary>Dates of birth as far as both sides know them.</summary>
internal static class BirthDates
{
    internal static double Compare(PartialDate? of, IReadOnlyList<PartialDate> listed, List<HitReason>? reasons)
    {
        if (of is not { } date || listed.Count == 0) return 0;
        var best = double.NegativeInfinity;
        PartialDate which = default;
        foreach (var other in listed)
        {
            if (Compare(date, other) is var odds && odds > best) (best, which) = (odds, other);
        }

        reasons?.Add(new HitReason(best >= 2 ? HitReasonKind.BirthDateEqual : best >= 0 ? HitReasonKind.BirthDateCompatible : HitReasonKind.BirthDateContradicts, date.ToString(), which.ToString()));
        return best;
    }

    private static double Compare(PartialDate a, PartialDate b)
    {
        var years = Math.Abs(a.Year - b.Year);
        if (a.IsApproximate || b.IsApproximate) return years == 0 ? 0.5 : years <= 3 ? 0 : -2.5;
        if (years == 0)
        {
            if (a.Month is not { } am || b.Month is not { } bm) return 0.7;
            if (am == bm) return a.Day is { } ad && b.Day is { } bd ? ad == bd ? 2.5 : -0.5 : 1.2;
            // Day and month in the other order are one date to many a clerk.
            return a.Day == bm && b.Day == am ? 1 : -1;
        }

        // One year off with the same day is a slip of typing or of a calendar; so are two digits swapped.
        if (a.Month is not null && a.Month == b.Month && a.Day is not null && a.Day == b.Day && (years == 1 || years % 9 == 0 && years < 90)) return 0.2;
        return years == 1 && (a.Month is null || b.Month is null) ? -0.5 : -2.5;
    }
}
