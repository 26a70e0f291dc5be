using System.Globalization;
using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Letters;

/// <summary>What a letter says, with its placeholders: the template, and in each letter the template as it was when that one was issued.</summary>
internal sealed record LetterSheet(string Institution, string? Address, string Title, string Body, string Signatory, string SignatoryRole);

/// <summary>The letter of an edition in one language.</summary>
internal sealed class LetterTemplate : IVersioned, IAudited
{
    public required EditionId EditionId { get; init; }

    /// <summary>en, ru or fa.</summary>
    public required string Language { get; init; }
    public required LetterSheet Sheet { get; set; }
    public int Version { get; private set; }
}

internal enum LetterState { Requested, Issued, Declined, Withdrawn }

/// <summary>
/// A letter of invitation for one person's visa. What stands in the passport is kept for this one letter, until a stated day at most, and never in the audit; number, code and state stay, so that a letter can be
/// checked afterwards.
/// </summary>
internal sealed class VisaLetter : IVersioned, IAudited
{
    public required LetterId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>For whose person; null: somebody whom the organiser invites.</summary>
    public ParticipantId? ParticipantId { get; init; }
    public required string Language { get; set; }
    public LetterState State { get; set; }

    public string? FullName { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Nationality { get; set; }
    public string? Passport { get; set; }
    public DateOnly? Arrival { get; set; }
    public DateOnly? Departure { get; set; }

    /// <summary>The last day on which the data above are kept.</summary>
    public required DateOnly KeepUntil { get; set; }
    public DateTime? ErasedAt { get; set; }

    /// <summary>From 1 within the edition, given when issued.</summary>
    public int? Number { get; set; }
    public string? Reference { get; set; }

    /// <summary>What a consul types to check the letter.</summary>
    public string? Code { get; set; }
    public LetterSheet? Sheet { get; set; }
    public UserId? RequestedBy { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? IssuedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public int Version { get; private set; }

    public SubjectRef Ref => new(LetterTables.Table, Id.ToString());
    public bool IsPrintable => State == LetterState.Issued && ErasedAt is null;

    /// <summary>The letter is no use to anybody any more, or its day has come.</summary>
    public void Erase(DateTime now)
    {
        (FullName, BirthDate, Nationality, Passport, Arrival, Departure) = (null, null, null, null, null, null);
        ErasedAt ??= now;
    }

    public static string ReferenceOf(int ordinal, DateOnly startsOn, int number) => string.Create(CultureInfo.InvariantCulture, $"{startsOn.Year}-{ordinal}/{number:0000}");
}
