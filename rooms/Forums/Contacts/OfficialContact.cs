namespace Isthmus.Forums.Contacts;

internal enum ContactVisibility { Organisers, Published }

/// <summary>An official contact: who met whom, when, where, and about what. Of an edition, or free-standing.</summary>
internal sealed class OfficialContact : IVersioned, IAudited
{
    public required ContactId Id { get; init; }
    public EditionId? EditionId { get; set; }
    public required DateOnly Date { get; set; }
    public string? Place { get; set; }
    public string? Summary { get; set; }
    public ContactVisibility Visibility { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public SubjectRef Ref => new(ContactTables.Table, Id.ToString());
}

/// <summary>Somebody who holds offices, one after another: which ones is told by the contacts, each by its date.</summary>
internal sealed class OfficeHolder : IAudited
{
    public required OfficeHolderId Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name in one spelling, for finding the same person again.</summary>
    public required string NameKey { get; set; }

    public static string KeyOf(string name) => string.Join(' ', (PlainText.IsWritable(name) ? name.Normalize() : name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant().Replace('ي', 'ی').Replace('ك', 'ک');
}

/// <summary>Somebody at a contact, with institution, country and office at that date.</summary>
internal sealed class ContactSeat : IAudited
{
    public required ContactId ContactId { get; init; }
    public required int Place { get; init; }
    public required OfficeHolderId HolderId { get; set; }
    public required string Institution { get; set; }

    /// <summary>ISO 3166 code.</summary>
    public required string Country { get; set; }
    public required string Role { get; set; }
}

/// <summary>What was talked about.</summary>
internal sealed class ContactTopic : IAudited
{
    public required ContactId ContactId { get; init; }
    public required string Topic { get; init; }

    /// <summary>The topic in one spelling, for searching.</summary>
    public required string Key { get; init; }

    public static string KeyOf(string topic) => OfficeHolder.KeyOf(topic);
}

/// <summary>What was agreed to be done; for organisers only.</summary>
internal sealed class ContactFollowUp : IAudited
{
    public required FollowUpId Id { get; init; }
    public required ContactId ContactId { get; init; }
    public required string Text { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateTime? DoneAt { get; set; }

    public bool IsLate(DateOnly today) => DoneAt is null && DueOn < today;
}
