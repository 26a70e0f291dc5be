namespace Isthmus.Registry;

internal static class Scopes
{
    public const string Read = "registry:read";
    public const string Write = "registry:write";
}
