using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.Members;
using Isthmus.People.SignIns;
using Isthmus.Platform.Audit;

namespace Isthmus.People;

/// <summary>The room's tables. Identity's own are mapped here too, under our names, with what we do not use left out.</summary>
internal static class PeopleTables
{
    public static void Map(ModelBuilder b)
    {
        Accounts(b);
        Credentials(b);
        Joining(b);
    }

    private static void Accounts(ModelBuilder b)
    {
        b.Entity<Account>(e =>
        {
            e.ToTable("people_account");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.UserName).HasMaxLength(40).Unrecorded();
            e.Property(a => a.NormalizedUserName).HasMaxLength(40).Unrecorded();
            e.Property(a => a.Email).HasMaxLength(Account.MaxEmail);
            e.Property(a => a.NormalizedEmail).HasMaxLength(Account.MaxEmail).Unrecorded();
            e.Property(a => a.DisplayName).HasMaxLength(Account.MaxName);
            e.Property(a => a.NameKey).HasMaxLength(Account.MaxKey).Unrecorded();
            e.Property(a => a.Locale).HasMaxLength(10);
            e.Property(a => a.TimeZone).HasMaxLength(64);
            e.Property(a => a.PasswordHash).HasMaxLength(400).Secret();
            e.Property(a => a.SecurityStamp).HasMaxLength(64).Unrecorded();
            e.Property(a => a.LastCodeStep).Unrecorded();
            // Kept as UTC like every other time, so that both databases compare it alike.
            e.Property(a => a.LockoutEnd).HasConversion(v => v == null ? (DateTime?)null : v.Value.UtcDateTime, v => v == null ? null : new DateTimeOffset(DateTime.SpecifyKind(v.Value, DateTimeKind.Utc)));
            // Version is the concurrency token here; telephone numbers are not asked for.
            e.Ignore(a => a.ConcurrencyStamp).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
            e.HasIndex(a => a.NormalizedEmail).IsUnique();
            e.HasIndex(a => a.NormalizedUserName).IsUnique();
        });
        b.Entity<RoleGrant>(e =>
        {
            e.ToTable("people_role_grant");
            e.HasKey(r => new { r.AccountId, r.Role });
            e.Property(r => r.Role).HasMaxLength(40);
            e.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
            e.HasIndex(r => r.Role);
        });
        b.Entity<Membership>(e =>
        {
            e.ToTable("people_membership");
            e.HasKey(m => new { m.AccountId, m.OrganisationId });
            e.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
            e.HasIndex(m => m.OrganisationId);
        });
    }

    private static void Credentials(ModelBuilder b)
    {
        b.Entity<UserSession>(e =>
        {
            e.ToTable("people_session");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Device).HasMaxLength(60);
            e.Property(s => s.Network).HasMaxLength(60);
            e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        b.Entity<ApiKey>(e =>
        {
            e.ToTable("people_api_key");
            e.Property(k => k.Id).ValueGeneratedNever();
            e.Property(k => k.Name).HasMaxLength(ApiKey.MaxName);
            e.Property(k => k.Prefix).HasMaxLength(20);
            e.Property(k => k.Hash).HasMaxLength(64).Secret();
            e.Property(k => k.Scopes).HasMaxLength(400);
            e.Property(k => k.LastUsedAt).Unrecorded();
            e.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId);
            e.HasIndex(k => k.Hash).IsUnique();
        });
        b.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("people_passkey");
            e.HasKey(p => p.CredentialId);
            e.Property(p => p.CredentialId).HasMaxLength(1024);
            e.OwnsOne(p => p.Data).ToJson();
            e.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
        b.Entity<IdentityUserToken<Guid>>(e =>
        {
            e.ToTable("people_account_token");
            e.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            e.Property(t => t.LoginProvider).HasMaxLength(80);
            e.Property(t => t.Name).HasMaxLength(80);
            e.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
        b.Entity<IdentityUserLogin<Guid>>(e =>
        {
            e.ToTable("people_account_login");
            e.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            e.Property(l => l.LoginProvider).HasMaxLength(80);
            e.Property(l => l.ProviderKey).HasMaxLength(200);
            e.Property(l => l.ProviderDisplayName).HasMaxLength(200);
            e.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        });
        b.Entity<IdentityUserClaim<Guid>>(e =>
        {
            e.ToTable("people_account_claim");
            e.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        });
    }

    private static void Joining(ModelBuilder b)
    {
        b.Entity<OneTimeLink>(e =>
        {
            e.ToTable("people_link");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Hash).HasMaxLength(64);
            e.Property(l => l.NewEmail).HasMaxLength(Account.MaxEmail);
            e.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
            e.HasIndex(l => l.Hash).IsUnique();
        });
        b.Entity<Invitation>(e =>
        {
            e.ToTable("people_invitation");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Email).HasMaxLength(Account.MaxEmail);
            e.Property(i => i.NormalizedEmail).HasMaxLength(Account.MaxEmail).Unrecorded();
            e.Property(i => i.Name).HasMaxLength(Account.MaxName);
            e.Property(i => i.Role).HasMaxLength(40);
            e.Property(i => i.Locale).HasMaxLength(10);
            e.Property(i => i.Hash).HasMaxLength(64).Secret();
            e.HasIndex(i => i.Hash).IsUnique();
            e.HasIndex(i => i.NormalizedEmail);
            e.HasIndex(i => i.OrganisationId);
        });
    }
}
