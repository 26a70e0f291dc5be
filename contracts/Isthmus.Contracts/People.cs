namespace Isthmus.Contracts.People;

public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId From(Guid value) => new(value);
    public static UserId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out UserId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>What a person may do for an organisation they belong to. Each value includes the ones before it.</summary>
public enum MemberRole { Viewer, Editor, Owner }

/// <summary>A person with an account, as other rooms may show it. One that was deactivated or erased is not active: what it opened is closed.</summary>
public sealed record AccountCard(UserId Id, string Name, string Email, string Locale, bool IsActive = true);

/// <summary>Accounts and memberships, for reading by other rooms.</summary>
public interface IAccounts
{
    Task<IReadOnlyDictionary<UserId, AccountCard>> Find(IReadOnlyCollection<UserId> ids, CancellationToken ct);

    /// <summary>The account that has confirmed this address; null when none has. For organisers: to others it would tell who has an account.</summary>
    Task<AccountCard?> OfEmail(string email, CancellationToken ct);

    /// <summary>The people who hold a role of the site.</summary>
    Task<IReadOnlyList<AccountCard>> WithRole(string role, CancellationToken ct);

    /// <summary>The people who act for each organisation, owners first.</summary>
    Task<ILookup<Registry.OrganisationId, AccountCard>> MembersOf(IReadOnlyCollection<Registry.OrganisationId> organisations, CancellationToken ct);
}

/// <summary>An account was erased. What it was called, its confirmed address and the organisations it acted for go along once, so that rooms find what they hold about the person.</summary>
public sealed record AccountErased(UserId Id, string? PersonName = null, string? Email = null, IReadOnlyList<Registry.OrganisationId>? Organisations = null) : IEvent
{
    public static string Name => "people.account-erased";
    public static bool IsPersonal => true;

    /// <summary>What an erased person is called wherever a name stood.</summary>
    public const string Placeholder = "(erased)";
}

public sealed record MembershipGranted(UserId User, Registry.OrganisationId Organisation, MemberRole Role) : IEvent { public static string Name => "people.membership-granted"; }
