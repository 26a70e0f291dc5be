using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;

namespace Isthmus.Forums.Registration;

internal enum RegistrationState { Applied, Approved, Waiting, Declined, Withdrawn }

/// <summary>Somebody who registered for an edition, with those who come along.</summary>
internal sealed class Registrant : IVersioned, IAudited
{
    public required RegistrantId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required RegistrationTypeId TypeId { get; init; }

    /// <summary>Null once the personal data were erased.</summary>
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The address in one spelling while the registration stands: one person registers once for an edition.</summary>
    public string? LiveKey { get; set; }
    public string? Organisation { get; set; }

    /// <summary>The participant for which the person comes, when somebody who acts for it said so.</summary>
    public ParticipantId? ParticipantId { get; set; }
    public UserId? User { get; set; }

    /// <summary>en, ru or fa; the language of the e-mails.</summary>
    public required string Language { get; set; }
    public RegistrationState State { get; set; }

    /// <summary>How many come along; each takes a seat as well.</summary>
    public int Companions { get; set; }

    /// <summary>The place in the order of waiting; kept when promoted, so that the order can be seen later.</summary>
    public int? WaitNumber { get; set; }

    /// <summary>The secret of the link to the own registration.</summary>
    public required string Key { get; set; }
    public DateTime AppliedAt { get; init; }
    public DateTime? DecidedAt { get; set; }

    /// <summary>When the link was opened for the first time: the address is the person's.</summary>
    public DateTime? ConfirmedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public int Version { get; private set; }

    public int Seats => 1 + Companions;
    public bool IsErased => Name is null;
    public SubjectRef Subject => new(RegistrationTables.RegistrantTable, Id.ToString());

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>One person who comes: the registrant (number 0) or somebody who comes along. The code is what the door scans.</summary>
internal sealed class Ticket : IAudited
{
    public required TicketId Id { get; init; }
    public required RegistrantId RegistrantId { get; init; }
    public required EditionId EditionId { get; init; }
    public required int Number { get; init; }
    public string? Name { get; set; }
    public required string Code { get; set; }
}

/// <summary>What somebody agrees to beyond what holding the forum needs.</summary>
internal enum ConsentPurpose { Listing, Contact, Photos, News }

/// <summary>A consent for one purpose, with the time at which it was given and, if so, taken back.</summary>
internal sealed class Consent : IAudited
{
    public required RegistrantId RegistrantId { get; init; }
    public required ConsentPurpose Purpose { get; init; }
    public required DateTime GivenAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
}
