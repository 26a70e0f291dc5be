using Isthmus.Forums.Editions;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Messages;

/// <summary>A message as one reader gets it.</summary>
internal sealed record MessageWords(Language Language, string Subject, string Text);

/// <summary>Fills in a message for a reader and makes an e-mail of it.</summary>
internal sealed class MessageMail(Texts allTexts, Formats allFormats, SiteSettings site)
{
    public static readonly IReadOnlyList<string> Known = ["name", "organisation", "forum", "dates", "link"];

    public static string Prefix(ForumMessageId message) => $"forums/message/{message}/";
    public static string KeyOf(MessageRecipient r) => Prefix(r.MessageId) + r.Id;

    public static string OffPage(EditionId edition, string key) => $"/forums/{edition}/news-off/{key}";

    /// <param name="wanted">The language asked for; English stands in for one that the message has not.</param>
    /// <param name="off">The page on which consent is taken back; null where the message does not rest on it.</param>
    public MessageWords Words(ForumMessage message, ForumEdition edition, Reader reader, Language wanted, string? off)
    {
        var language = message.For(wanted);
        var values = new Dictionary<string, string>
        {
            ["name"] = reader.Name, ["organisation"] = reader.Organisation ?? "", ["forum"] = edition.Title.In(language.Code), ["dates"] = allFormats.In(language).Range(edition.StartsOn, edition.EndsOn),
            ["link"] = site.Link(reader.Link).AbsoluteUri,
        };
        var text = Placeholders.Fill(message.Body.In(language.Code), language, values).ReplaceLineEndings("\n");
        if (off is not null) text += $"\n\n--\n{allTexts.In(language)["forums.msg.mail.off"]}\n{site.Link(off).AbsoluteUri}";
        return new(language, Placeholders.Fill(message.Subject.In(language.Code), language, values), text + "\n");
    }

    public OutgoingMail Write(ForumMessage message, ForumEdition edition, Reader reader, MessageRecipient row)
    {
        var words = Words(message, edition, reader, reader.Language, row.OffKey is { } key ? OffPage(edition.Id, key) : null);
        return new(reader.Email!, reader.Name, words.Subject, words.Text, KeyOf(row)) { Regarding = reader.Regarding };
    }
}
