using Isthmus.Contracts.People;
using Isthmus.Places.Network;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Houses.Reports;

/// <summary>Hands the report on a month in: its numbers stay as they are now, and those who keep the network are told.</summary>
internal static class SubmitReport
{
    public sealed class Request
    {
        /// <summary>In words, beside the numbers.</summary>
        [StringLength(1000), Lines] public string? Note { get; set; }
    }

    public static async Task<Outcome<HouseReport>> Handle(PlaceId id, string asked, Request request, Actor actor, PlacesDb db, IAccounts accounts, SiteSettings site, Texts allTexts, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation || Month.Read(asked, found.Value) is not { } month) return Refusal.NotFound("places.no-such-month");
        var now = Instants.Stored(clock);
        if (now < month.UntilUtc) return Refusal.Conflict("places.month-not-over");
        var report = new HouseReport { Id = ReportId.New(), PlaceId = id, Month = month.Text, Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), Lines = ShowReport.Write(await CountMonth.Of(id, month, db, ct)), SubmittedAt = now };
        db.Reports.Add(report);
        foreach (var reader in (await accounts.WithRole(Roles.Organiser, ct)).DistinctBy(a => a.Id))
        {
            var t = allTexts.In(Language.Find(reader.Locale) ?? Language.English);
            var name = found.Value.Name.In(t.Language.Code);
            db.Send(new OutgoingMail(reader.Email, reader.Name, t["places.report.mail.subject", name], string.Join("\r\n\r\n", t["places.mail.hello", reader.Name], t["places.report.mail", name, month.Text], site.Link($"/places/{id}/reports/{month.Text}").AbsoluteUri, t["places.mail.end", site.Name]) + "\r\n", $"places/report/{report.Id}/{reader.Id}"));
        }
        db.Doing("places.submit-report");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("places.report-submitted"); }
        return report;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{place}/reports/{month}/submission", async (PlaceId place, string month, Request body, CurrentActor actor, PlacesDb db, IAccounts accounts, SiteSettings site, Texts t, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, month, body, actor.Actor, db, accounts, site, t, clock, ct)).ToResult(r => TypedResults.Ok(new Saved<ReportId>(r.Id, r.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.reports.submit").WithSummary("Hands the report on a month that is over in; it keeps its numbers from then on");
}
