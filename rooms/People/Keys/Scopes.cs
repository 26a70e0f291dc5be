namespace Isthmus.People.Keys;

/// <summary>What an API key may be allowed. Writing to people is not among them: a key must not make keys, accounts or roles.</summary>
internal static class Scopes
{
    public const string PeopleRead = "people:read";

    /// <summary>Asked of keys by endpoints that only a signed-in person may use; no key can have it.</summary>
    public const string PeopleWrite = "people:write";

    public static readonly IReadOnlyList<string> All = ["registry:read", "registry:write", "forums:read", "forums:write", "programme:read", "programme:write", "partnering:read", "partnering:write", "places:read", "places:write", PeopleRead, "operations:read"];
}
