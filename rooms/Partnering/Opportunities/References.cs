using System.Globalization;
using System.Text.RegularExpressions;

namespace Isthmus.Partnering.Opportunities;

/// <summary>References as the field writes them: profile, country, day, number of the day (<c>TOIR20261127000001</c>).</summary>
internal static partial class References
{
    private const int Attempts = 5;

    // A code that stands for no country.
    private const string NoCountry = "ZZ";

    [GeneratedRegex(@"^(BO|BR|TO|TR|RDR)[A-Z]{2}[0-9]{8,14}$")]
    public static partial Regex Form();

    public static string Prefix(ProfileType profile, string? country, DateTime now) => $"{ProfileRules.Code(profile)}{country ?? NoCountry}{now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    private static async Task<int> Last(string prefix, PartneringDb db, CancellationToken ct) =>
        await db.Opportunities.Where(o => o.Reference.StartsWith(prefix)).MaxAsync(o => o.Reference, ct) is { } last ? int.Parse(last[prefix.Length..], CultureInfo.InvariantCulture) : 0;

    /// <summary>Saves new opportunities; of two who took the same number at the same moment the second takes the next.</summary>
    public static async Task Save(IReadOnlyList<Opportunity> some, DateTime now, PartneringDb db, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            foreach (var group in some.GroupBy(o => Prefix(o.Profile, o.Country, now)))
            {
                var number = await Last(group.Key, db, ct);
                foreach (var o in group) o.Reference = string.Create(CultureInfo.InvariantCulture, $"{group.Key}{++number:D6}");
            }
            try { await db.SaveChangesAsync(ct); return; }
            catch (DbUpdateException e) when (attempt < Attempts && DbErrors.IsDuplicate(e)) { }
        }
    }
}
