using Isthmus.Ics;
using Isthmus.Places.Network;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Options;

namespace Isthmus.Places.Bookings;

/// <summary>What people are written about bookings, in their own language, with a calendar file. Queued in the window: sent once, after the save that made it true has committed.</summary>
internal sealed class BookingMail(PlacesDb db, IAccounts accounts, SiteSettings site, IOptions<MailSettings> sender, TimeProvider clock, Texts allTexts, Formats allFormats)
{
    /// <summary>A booking is otherwise than before.</summary>
    public async Task Tell(Reservation booking, Place place, TimeZoneInfo zone, CancellationToken ct)
    {
        if ((await accounts.Find([booking.By], ct)).GetValueOrDefault(booking.By) is not { Email.Length: > 0 } reader) return;
        var (t, f) = (allTexts.In(LanguageOf(reader)), allFormats.In(LanguageOf(reader)).In(zone));
        var kind = booking.MoveFrom is not null ? "MoveRequested" : booking.State.ToString();
        var name = place.Name.In(t.Language.Code);
        var lines = new[]
        {
            t["places.mail.hello", reader.Name], t["places.mail." + kind, name, f.Range(booking.From, booking.Until)], t["places.mail.zone", place.TimeZone],
            booking.AnswerBy is { } by && booking.State == ReservationState.Offered ? t["places.mail.answerBy", f.DateTime(by)] : null, booking.Note, t["places.mail.page"], site.Link($"/places/bookings/{booking.Id}").AbsoluteUri, t["places.mail.end", site.Name],
        };
        Send(reader, t["places.mail.subject." + kind, name], lines, $"places/{kind}/{booking.Id}/{booking.Version + 1}", booking, place, zone, [booking]);
    }

    /// <summary>A series, in one mail.</summary>
    public async Task TellSeries(IReadOnlyList<Reservation> bookings, Place place, TimeZoneInfo zone, CancellationToken ct)
    {
        var first = bookings[0];
        if ((await accounts.Find([first.By], ct)).GetValueOrDefault(first.By) is not { Email.Length: > 0 } reader) return;
        var (t, f) = (allTexts.In(LanguageOf(reader)), allFormats.In(LanguageOf(reader)).In(zone));
        var name = place.Name.In(t.Language.Code);
        var dates = string.Join("\r\n", bookings.Select(b => "- " + f.Range(b.From, b.Until)));
        var lines = new[] { t["places.mail.hello", reader.Name], t["places.mail.series", name, bookings.Count], dates, t["places.mail.zone", place.TimeZone], t["places.mail.page"], site.Link("/places/bookings").AbsoluteUri, t["places.mail.end", site.Name] };
        Send(reader, t["places.mail.subject.series", name], lines, $"places/series/{first.SeriesId}/{first.Id}", first, place, zone, bookings);
    }

    private void Send(AccountCard reader, string subject, string?[] lines, string key, Reservation booking, Place place, TimeZoneInfo zone, IReadOnlyList<Reservation> bookings) => db.Send(
        new OutgoingMail(reader.Email, reader.Name, subject, string.Join("\r\n\r\n", lines.Where(l => !string.IsNullOrEmpty(l))) + "\r\n", key)
        {
            Attachments = bookings.All(b => b.State is ReservationState.Confirmed or ReservationState.Cancelled) ? [new MailAttachment("booking.ics", "text/calendar", BookingCalendar.Of(place, zone, sender.Value.From, Instants.Stored(clock)).Publish([.. bookings.Select(b => BookingCalendar.Event(b, place, null, site))]))] : [],
            Regarding = new SubjectRef("places_booking", booking.Id.ToString()),
        });

    private static Language LanguageOf(AccountCard reader) => Language.Find(reader.Locale) ?? Language.English;
}
