using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.Members;
using Isthmus.People.SignIns;

namespace Isthmus.People;

internal sealed class PeopleDb(DbContextOptions<PeopleDb> options) : RoomDb(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ApiKey> Keys => Set<ApiKey>();
    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();

    protected override void Tables(ModelBuilder b) => PeopleRoom.Tables(b);
}
