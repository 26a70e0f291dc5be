namespace Isthmus.Compliance.Lists;

/// <summary>A list that the operator has chosen to screen against: whose it is, how old it may get, which version is in force. Choosing, changing and dropping one are audited decisions.</summary>
internal sealed class ListPack : IVersioned, IAudited
{
    public const int LongestCode = 40;

    /// <summary>The code of the list that ships with the product.</summary>
    public const string Invented = "invented-demo";
    public const int LongestAge = 366;

    private ListPack() { }

    /// <summary>Short and stable: <c>un</c>, <c>ofac-sdn</c>. Stands in every decision.</summary>
    public string Code { get; private init; } = "";
    public string Title { get; private set; } = "";

    /// <summary>After so many days without a new version or a confirmation that there is none, everything is referred.</summary>
    public int MostDays { get; private set; }
    public bool InUse { get; private set; }

    /// <summary>All its entries are invented: for trying the product, said on every page that shows one.</summary>
    public bool IsInvented { get; private init; }
    public VersionId? InForce { get; private set; }

    /// <summary>When the version in force was loaded, or last found to be still the latest.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>The key that must have signed what is loaded, PEM; null when the publisher signs nothing.</summary>
    public string? PublicKey { get; private set; }
    public DateTime CreatedAt { get; private init; }
    public int Version { get; private set; }

    public static ListPack Of(string code, string title, int mostDays, string? publicKey, bool isInvented, DateTime now) =>
        new() { Code = code, Title = title, MostDays = mostDays, PublicKey = publicKey, IsInvented = isInvented, InUse = true, CreatedAt = now };

    public void Change(string title, int mostDays, bool inUse, string? publicKey) => (Title, MostDays, InUse, PublicKey) = (title, mostDays, inUse, publicKey);

    public void PutInForce(VersionId version, DateTime now) => (InForce, CheckedAt) = (version, now);

    public void StillLatest(DateTime now) => CheckedAt = now;

    public bool IsMissing => InUse && InForce is null;

    public bool IsStale(DateTime now) => InUse && CheckedAt is { } at && at.AddDays(MostDays) < now;
}
