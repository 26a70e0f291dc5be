using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Organisations;

/// <summary>An organisation of the register. Its lists are kept in its own row: one record, one version, one history.</summary>
internal sealed class Organisation : IVersioned, IAudited, IGated
{
    private Organisation() { }

    public OrganisationId Id { get; private init; }
    public int Version { get; private set; }
    public RecordStatus Status { get; private set; }
    public OrganisationId? MergedInto { get; private set; }

    public bool OnHold => Status == RecordStatus.OnHold;

    /// <summary>What it goes back to when the gate is satisfied.</summary>
    public RecordStatus? HeldFrom { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    public string Name { get; private set; } = "";
    public string? NameLanguage { get; private set; }
    public ValueList<OtherName> OtherNames { get; private set; } = ValueList<OtherName>.Empty;
    public OrganisationKind Kind { get; private set; }
    public ActorType Actor { get; private set; }
    public OrganisationId? Parent { get; private set; }
    public ValueList<Owner> Owners { get; private set; } = ValueList<Owner>.Empty;
    public string? Country { get; private set; }
    public ValueList<Place> Places { get; private set; } = ValueList<Place>.Empty;
    public ValueList<string> Fields { get; private set; } = ValueList<string>.Empty;
    public ValueList<string> Markets { get; private set; } = ValueList<string>.Empty;
    public string? About { get; private set; }
    public string? Website { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public string? ContactRole { get; private set; }
    public string? RegistrationNumber { get; private set; }
    public string? Ror { get; private set; }
    public string? Lei { get; private set; }
    public string? Wikidata { get; private set; }
    public int? DeclaredProducts { get; private set; }
    public bool IsInvented { get; private set; }

    /// <summary>The folded name: orders the directory alike in every script.</summary>
    public string SortKey { get; private set; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime ChangedAt { get; private set; }

    public OrganisationContent Content => new()
    {
        Name = Name, NameLanguage = NameLanguage, OtherNames = OtherNames, Kind = Kind, Actor = Actor, Parent = Parent, Owners = Owners, Country = Country, Places = Places,
        Fields = Fields, Markets = Markets, About = About, Website = Website, Email = Email, Phone = Phone, ContactRole = ContactRole,
        RegistrationNumber = RegistrationNumber, Ror = Ror, Lei = Lei, Wikidata = Wikidata, DeclaredProducts = DeclaredProducts, IsInvented = IsInvented,
    };

    public static Organisation Register(OrganisationContent content, RecordStatus status, DateTime now, OrganisationId? id = null)
    {
        var organisation = new Organisation { Id = id ?? OrganisationId.New(), Status = status, CreatedAt = now };
        organisation.Write(content, now);
        return organisation;
    }

    public void Write(OrganisationContent c, DateTime now)
    {
        (Name, NameLanguage, OtherNames, Kind, Actor, Parent, Owners) = (c.Name, c.NameLanguage, c.OtherNames, c.Kind, c.Actor, c.Parent, c.Owners);
        (Country, Places, Fields, Markets, About) = (c.Country, c.Places, c.Fields, c.Markets, c.About);
        (Website, Email, Phone, ContactRole) = (c.Website, c.Email, c.Phone, c.ContactRole);
        (RegistrationNumber, Ror, Lei, Wikidata) = (c.RegistrationNumber, c.Ror, c.Lei, c.Wikidata);
        (DeclaredProducts, IsInvented, ChangedAt) = (c.DeclaredProducts, c.IsInvented, now);
        SortKey = SortKeys.Of(c.Name);
    }

    public void SetStatus(RecordStatus status, DateTime now) => (Status, HeldFrom, ChangedAt) = (status, null, now);

    /// <summary>What is told has changed and the gate has not been asked about it: nobody sees it until it has.</summary>
    public void Suspend()
    {
        if (Status is RecordStatus.Draft or RecordStatus.Published) (HeldFrom, Status) = (Status, RecordStatus.OnHold);
        Clearance = null;
    }

    /// <summary>Takes the gate's answer: on hold from whatever it was, and back to that when it is clear. What is archived or merged is off the air anyhow.</summary>
    public void Stand(Clearance answer, DateTime now)
    {
        Clearance = answer.Decision;
        if (answer.IsClear && Status == RecordStatus.OnHold) (Status, HeldFrom, ChangedAt) = (HeldFrom ?? RecordStatus.Draft, null, now);
        else if (!answer.IsClear && Status is (RecordStatus.Draft or RecordStatus.Published)) (HeldFrom, Status, ChangedAt) = (Status, RecordStatus.OnHold, now);
    }

    public void MergeInto(OrganisationId kept, DateTime now) => (Status, MergedInto, ChangedAt) = (RecordStatus.Merged, kept, now);

    public void Unmerge(RecordStatus status, DateTime now) => (Status, MergedInto, ChangedAt) = (status, null, now);
}

internal static class SortKeys
{
    private const int Longest = 120;

    public static string Of(string name)
    {
        var key = NameKey.Of(name).Key;
        return (key.Length > 0 ? key : name).Cut(Longest);
    }
}
