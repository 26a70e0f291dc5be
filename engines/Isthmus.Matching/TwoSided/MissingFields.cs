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
            foreach ((string, ProfileField) field in fromA[axis] is null ? Lacking(axis, a, b) : [])
            {
                (MatchAxis first, MatchAxes thenA, MatchAxes thenB) = keeps.GetValueOrDefault(field, (axis, fromA, fromB));
                keeps[field] = (first, thenA.With(axis, 1), thenB);
            }

            foreach ((string, ProfileField) field in fromB[axis] is null ? Lacking(axis, b, a) : [])
            {
                (MatchAxis first, MatchAxes thenA, MatchAxes thenB) = keeps.GetValueOrDefault(field, (axis, fromA, fromB));
                keeps[field] = (first, thenA, thenB.With(axis, 1));
            }
        }

        IEnumerable<MissingField> missing = keeps
            .Select(k => new MissingField(k.Key.Profile, k.Key.Field, k.Value.First, Fused(model, k.Value.ThenA, k.Value.ThenB) - now))
            .Where(m => m.Gain > Nothing);
        return [.. missing.OrderByDescending(m => m.Gain).ThenBy(m => m.Axis).ThenBy(m => m.Field).ThenBy(m => m.Profile, StringComparer.Ordinal)];
    }

    private static double Fused(AcceptanceModel model, MatchAxes fromA, MatchAxes fromB) => MutualScore.Harmonic(model.Probability(fromA), model.Probability(fromB));

    /// <summary>The empty fields for want of which the viewer cannot see the axis.</summary>
    private static IEnumerable<(string Profile, ProfileField Field)> Lacking(MatchAxis axis, MatchProfile viewer, MatchProfile other)
    {
        switch (axis)
        {
            case MatchAxis.Need:
                yield return (other.Id, ProfileField.Text);
                break;
            case MatchAxis.Offer:
                yield return (viewer.Id, ProfileField.Text);
                break;
            case MatchAxis.Partnership:
                foreach (MatchProfile profile in new[] { viewer, other })
                {
                    if (profile.Partnerships.Count == 0)
                    {
                        yield return (profile.Id, ProfileField.Partnerships);
                    }
                }

                if (viewer.WantedPartnerKinds.Count == 0)
                {
                    yield return (viewer.Id, ProfileField.WantedPartnerKinds);
                }

                if (other.PartnerKind is null)
                {
                    yield return (other.Id, ProfileField.PartnerKind);
                }

                break;
            case MatchAxis.Market:
                foreach (MatchProfile profile in new[] { viewer, other })
                {
                    if (profile.Fields.Count == 0)
                    {
                        yield return (profile.Id, ProfileField.Fields);
                    }
                }

                break;
            case MatchAxis.Stage:
                if (viewer.WantedReadiness is null)
                {
                    yield return (viewer.Id, ProfileField.WantedReadiness);
                }

                if (other.Readiness is null)
                {
                    yield return (other.Id, ProfileField.Readiness);
                }

                break;
            default:
                foreach (MatchProfile profile in new[] { viewer, other })
                {
                    if (profile.Languages.Count == 0)
                    {
                        yield return (profile.Id, ProfileField.Languages);
                    }
                }

                break;
        }
    }
}
