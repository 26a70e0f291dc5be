namespace Isthmus.Partnering;

internal static class Scopes
{
    public const string Read = "partnering:read";
    public const string Write = "partnering:write";
}
