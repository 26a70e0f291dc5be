using Isthmus.People.Accounts;

namespace Isthmus.People.Joining;

internal enum LinkPurpose { ConfirmEmail, SetPassword, ChangeEmail }

/// <summary>A link sent by mail, or printed on the console, that does one thing once.</summary>
internal sealed class OneTimeLink : IVersioned
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public LinkPurpose Purpose { get; init; }
    public required string Hash { get; init; }

    /// <summary>The address to change to.</summary>
    public string? NewEmail { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; private set; }

    /// <summary>Two clicks at once write the same version; the second is refused.</summary>
    public int Version { get; private set; }

    public static (OneTimeLink Link, string Token) Of(Account account, LinkPurpose purpose, DateTime now, string? newEmail = null)
    {
        var (token, hash) = SecretToken.New();
        var life = purpose == LinkPurpose.SetPassword ? TimeSpan.FromHours(2) : TimeSpan.FromDays(3);
        return (new OneTimeLink { Id = Guid.CreateVersion7(), AccountId = account.Id, Purpose = purpose, Hash = hash, NewEmail = newEmail, CreatedAt = now, ExpiresAt = now + life }, token);
    }

    public void Use(DateTime now) => UsedAt = now;

    /// <summary>After a change of the ways in, whoever asked for an open link may be the one who is shut out by it. Part of a use case that saves.</summary>
    public static async Task UseUpAll(Account account, PeopleDb db, DateTime now, CancellationToken ct)
    {
        foreach (var open in await db.Links.Where(l => l.AccountId == account.Id && l.UsedAt == null).ToListAsync(ct)) open.Use(now);
    }

    public static string Path(LinkPurpose purpose, string token) => purpose switch
    {
        LinkPurpose.ConfirmEmail => "/confirm-email?token=",
        LinkPurpose.SetPassword => "/reset-password?token=",
        LinkPurpose.ChangeEmail => "/confirm-new-email?token=",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    } + token;

    /// <summary>The link, if it may be used now.</summary>
    public static async Task<OneTimeLink?> Find(string? token, LinkPurpose purpose, PeopleDb db, DateTime now, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        return await db.Links.SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, ct);
    }
}
