namespace Isthmus.People.SignIns;

/// <summary>One browser in which a person is signed in. The cookie names the row; without the row the cookie is worth nothing, so that deleting it signs out at once.</summary>
internal sealed class UserSession
{
    /// <summary>How long a session lives without being used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>Written at most every few minutes.</summary>
    public DateTime LastSeenAt { get; init; }
    public required string Device { get; init; }
    public required string Network { get; init; }

    public static UserSession Start(Guid account, HttpContext http, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(), AccountId = account, CreatedAt = now, LastSeenAt = now,
        Device = SignIns.Device.Name(http.Request.Headers.UserAgent.ToString()), Network = SignIns.Device.Network(http.Connection.RemoteIpAddress),
    };
}
