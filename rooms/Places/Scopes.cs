namespace Isthmus.Places;

internal static class Scopes
{
    public const string Read = "places:read";
    public const string Write = "places:write";
}
