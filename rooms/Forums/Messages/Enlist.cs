namespace Isthmus.Forums.Messages;

/// <summary>Compares an audience with those who are listed for a message already. Who has it, or waits for it, is left alone; who could not get it before and can now, waits.</summary>
internal static class Enlist
{
    /// <returns>The rows to add; those among <paramref name="listed"/> that can be written to by now have been changed.</returns>
    public static List<MessageRecipient> Apply(ForumMessage message, IReadOnlyList<Reader> audience, IReadOnlyList<MessageRecipient> listed)
    {
        var known = listed.ToDictionary(r => (r.Kind, r.SubjectId));
        var taken = listed.Select(r => r.AddressKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var fresh = new List<MessageRecipient>();
        foreach (var reader in audience)
        {
            if (!known.TryGetValue((reader.Kind, reader.Subject), out var row)) fresh.Add(row = new() { Id = RecipientId.New(), MessageId = message.Id, Kind = reader.Kind, SubjectId = reader.Subject, Language = reader.Language.Code, State = RecipientState.Skipped });
            if (row.State != RecipientState.Skipped) continue;
            var skip = reader.Skip ?? (taken.Add(reader.Key!) ? null : SkipReason.SameAddress);
            Take(row, reader);
            (row.State, row.Skip, row.AddressKey) = skip is null ? (RecipientState.Waiting, null, reader.Key) : (RecipientState.Skipped, skip, (string?)null);
        }
        return fresh;
    }

    /// <summary>How many of an audience would get the message now, of whom it is not known that they have it.</summary>
    public static int CountNew(ForumMessage message, IReadOnlyList<Reader> audience, IReadOnlyList<MessageRecipient> listed)
    {
        var waited = listed.Count(r => r.State == RecipientState.Waiting);
        return Apply(message, audience, listed).Count(r => r.State == RecipientState.Waiting) + listed.Count(r => r.State == RecipientState.Waiting) - waited;
    }

    public static void Take(MessageRecipient row, Reader reader) =>
        (row.Name, row.Email, row.AddressKey, row.Language) = (reader.Name.Cut(300), reader.Email, reader.Key, reader.Language.Code);
}
