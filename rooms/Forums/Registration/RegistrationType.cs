using System.Buffers.Text;
using System.Security.Cryptography;
using Isthmus.Contracts.Forums;

namespace Isthmus.Forums.Registration;

/// <summary>One way to come to an edition: visitor, speaker, press. It has its own questions, seats and waiting list.</summary>
internal sealed class RegistrationType : IVersioned, IAudited
{
    public const int MostCompanions = 20;

    public required RegistrationTypeId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required LocalText Name { get; set; }
    public int Place { get; set; }

    /// <summary>Seats, accompanying people included; null: as many as come.</summary>
    public int? Capacity { get; set; }
    public bool NeedsApproval { get; set; }
    public DateTime? OpensAt { get; set; }
    public DateTime? ClosesAt { get; set; }

    /// <summary>Null: open to the public. Else only the link with this key leads to the form.</summary>
    public string? InvitationKey { get; set; }

    /// <summary>How many people somebody may bring.</summary>
    public int MaxCompanions { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    // The three are written by Seats alone, past the version: a registration is no change of the type.

    /// <summary>Seats given to those approved.</summary>
    public int Taken { get; private set; }

    /// <summary>The last number that the waiting list gave out.</summary>
    public int Queue { get; private set; }

    /// <summary>Counts those who changed the seats; to count is to hold the lock.</summary>
    public int Turn { get; private set; }

    public bool IsOpenAt(DateTime now) => (OpensAt is null || now >= OpensAt) && (ClosesAt is null || now < ClosesAt);

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public bool Admits(string? invitation) => InvitationKey is null || InvitationKey == invitation;
}
