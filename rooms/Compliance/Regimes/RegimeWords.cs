namespace Isthmus.Compliance.Regimes;

internal static class RegimeWords
{
    public static string Use(RegimePack pack) => pack.InUse ? "compliance.regimeUse.used" : "compliance.regimeUse.unused";
}
