namespace Isthmus.Places.Residents;

internal static class ResidentScopes
{
    public const string Read = "places:read";
    public const string Write = "places:write";
}
