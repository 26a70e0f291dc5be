namespace Isthmus.People.Accounts;

/// <summary>
/// A person who can sign in. The user name that Identity wants is the id: the e-mail address is kept once and may change.
/// Erasing keeps the row and its id, because other records point to it, and takes away everything that tells who it was.
/// </summary>
internal sealed class Account : IdentityUser<Guid>, IAudited, IVersioned
{
    public const int MaxName = 120;
    public const int MaxEmail = 254;
    public const int MaxKey = 2 * MaxName;

    /// <summary>Who an erased person is called in lists and in the audit.</summary>
    public const string ErasedName = AccountErased.Placeholder;

    public string DisplayName { get; private set; } = "";

    /// <summary>The name as searches compare it: databases fold letters differently.</summary>
    public string NameKey { get; private set; } = "";
    public string Locale { get; private set; } = "en";

    /// <summary>IANA name, or null: the site's zone.</summary>
    public string? TimeZone { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? DeactivatedAt { get; private set; }
    public DateTime? ErasedAt { get; private set; }

    /// <summary>The time step of the last authenticator code that was accepted, so that a code that was overseen cannot be used again.</summary>
    public long LastCodeStep { get; set; }
    public int Version { get; private set; }

    public UserId UserId => new(Id);
    public bool IsActive => DeactivatedAt is null && ErasedAt is null;
    public SubjectRef Subject => new("people_account", Id.ToString());

    public static Account Of(string email, string name, string locale, DateTime now)
    {
        var id = Guid.CreateVersion7();
        return new Account { Id = id, UserName = id.ToString("N"), Email = email.Trim(), DisplayName = name.Trim(), NameKey = KeyOf(name), Locale = locale, CreatedAt = now, LockoutEnabled = true };
    }

    public static string KeyOf(string text) => Fold(text.Trim(), MaxKey);

    /// <summary>The text as it is compared. Normalised it can be longer than it was, and code points that are no characters have no normal form.</summary>
    public static string Fold(string text, int most) => (PlainText.IsWritable(text) ? text.Normalize() : text).ToUpperInvariant().Cut(most);

    public void Describe(string name, string locale, string? timeZone) => (DisplayName, NameKey, Locale, TimeZone) = (name.Trim(), KeyOf(name), locale, string.IsNullOrEmpty(timeZone) ? null : timeZone);

    public void Deactivate(DateTime now) => DeactivatedAt ??= now;

    public void Reactivate() => DeactivatedAt = null;

    /// <summary>Claims in running sessions are read anew when the stamp differs from theirs.</summary>
    public void Restamp() => SecurityStamp = Guid.CreateVersion7().ToString("N");

    public void Erase(DateTime now)
    {
        (Email, NormalizedEmail, EmailConfirmed) = (null, null, false);
        (DisplayName, NameKey, Locale, TimeZone) = (ErasedName, KeyOf(ErasedName), "en", null);
        (PasswordHash, TwoFactorEnabled, LastCodeStep, AccessFailedCount, LockoutEnd) = (null, false, 0, 0, null);
        ErasedAt = now;
        Restamp();
    }
}
