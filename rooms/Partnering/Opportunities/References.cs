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

    public static async Task<string> Next(ProfileType profile, string? country, DateTime now, PartneringDb db, CancellationToken ct)
    {
        var prefix = Prefix(profile, country, now);
        var last = await db.Opportunities.Where(o => o.Reference.StartsWith(prefix)).MaxAsync(o => o.Reference, ct);
        var number = last is null ? 1 : int.Parse(last[prefix.Length..], CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D6}");
    }

    /// <summary>Saves a new opportunity; of two who took the same number at the same moment the second takes the next.</summary>
    public static async Task Save(Opportunity o, DateTime now, PartneringDb db, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            o.Reference = await Next(o.Profile, o.Country, now, db, ct);
            try { await db.SaveChangesAsync(ct); return; }
            catch (DbUpdateException e) when (attempt < Attempts && DbErrors.IsDuplicate(e)) { }
        }
    }
}
