namespace Isthmus.Matching.TwoSided;

/// <summary>What the two sides have left empty, and what it costs the match at most.</summary>
internal static class MissingFields
{
    private const double Nothing = 1e-9;

    public static IReadOnlyList<MissingField> Of(MatchProfile a, MatchProfile b, MatchAxes fromA, MatchAxes fromB, AcceptanceModel model)
    {
        double now = Fused(model, fromA, fromB);
        var keeps = new Dictionary<(string Profile, ProfileField Field), (MatchAxis First, MatchAxes ThenA, MatchAxes ThenB)>();
        for (MatchAxis axis = 0; (int)axis < MatchAxes.Count; axis++)
        {
            foreach ((string profile, ProfileField name, double then) in Lacking(axis, a, b, fromA))
            {
                (MatchAxis first, MatchAxes thenA, MatchAxes thenB) = keeps.GetValueOrDefault((profile, name), (axis, fromA, fromB));
                keeps[(profile, name)] = (first, thenA.With(axis, then), thenB);
            }

            foreach ((string profile, ProfileField name, double then) in Lacking(axis, b, a, fromB))
            {
                (MatchAxis first, MatchAxes thenA, MatchAxes thenB) = keeps.GetValueOrDefault((profile, name), (axis, fromA, fromB));
                keeps[(profile, name)] = (first, thenA, thenB.With(axis, then));
            }
        }

        IEnumerable<MissingField> missing = keeps
            .Select(k => new MissingField(k.Key.Profile, k.Key.Field, k.Value.First, Fused(model, k.Value.ThenA, k.Value.ThenB) - now))
            .Where(m => m.Gain > Nothing);
        return [.. missing.OrderByDescending(m => m.Gain).ThenBy(m => m.Axis).ThenBy(m => m.Field).ThenBy(m => m.Profile, StringComparer.Ordinal)];
    }

    private static double Fused(AcceptanceModel model, MatchAxes fromA, MatchAxes fromB) => MutualScore.Harmonic(model.Probability(fromA), model.Probability(fromB));

    /// <summary>The empty fields for want of which the viewer cannot see the axis, or half of it, and its value if they are filled in and fit.</summary>
    private static IEnumerable<(string Profile, ProfileField Field, double Then)> Lacking(MatchAxis axis, MatchProfile viewer, MatchProfile other, MatchAxes seen)
    {
        MatchProfile[] both = [viewer, other];
        return axis switch
        {
            MatchAxis.Need => seen.Need is null ? [(other.Id, ProfileField.Text, 1)] : [],
            MatchAxis.Offer => seen.Offer is null ? [(viewer.Id, ProfileField.Text, 1)] : [],
            MatchAxis.Partnership => Partnership(viewer, other),
            MatchAxis.Market => both.Where(p => p.Fields.Count == 0).Select(p => (p.Id, ProfileField.Fields, 1.0)),
            MatchAxis.Stage => new[] { (viewer.Id, ProfileField.WantedReadiness, 1.0, viewer.WantedReadiness is null), (other.Id, ProfileField.Readiness, 1.0, other.Readiness is null) }
                .Where(x => x.Item4).Select(x => (x.Item1, x.Item2, x.Item3)),
            _ => both.Where(p => p.Languages.Count == 0).Select(p => (p.Id, ProfileField.Languages, 1.0)),
        };
    }

    private static IEnumerable<(string Profile, ProfileField Field, double Then)> Partnership(MatchProfile viewer, MatchProfile other)
    {
        (double? agreement, double? kind) = (MatchAxes.Agreement(viewer, other), MatchAxes.Kind(viewer, other));
        foreach (MatchProfile profile in new[] { viewer, other })
        {
            if (profile.Partnerships.Count == 0)
            {
                yield return (profile.Id, ProfileField.Partnerships, (1 + (kind ?? 1)) / 2);
            }
        }

        if (viewer.WantedPartnerKinds.Count == 0)
        {
            yield return (viewer.Id, ProfileField.WantedPartnerKinds, (1 + (agreement ?? 1)) / 2);
        }

        if (other.PartnerKind is null)
        {
            yield return (other.Id, ProfileField.PartnerKind, (1 + (agreement ?? 1)) / 2);
        }
    }
}
