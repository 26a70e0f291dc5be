namespace Isthmus.Indicators;

internal static class Scopes
{
    public const string Read = "indicators:read";
    public const string Write = "indicators:write";
}
