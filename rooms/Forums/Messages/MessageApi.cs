namespace Isthmus.Forums.Messages;

/// <summary>The writes of the feature over HTTP.</summary>
internal static class MessageApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/messages", async (EditionId id, SaveMessage.Request request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await SaveMessage.Add(id, request, who, db, clock, ct)).ToResult(m => Created(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.messages.add").WithSummary("Writes a message; it goes out when it is sent");
        api.MapPut("/{id}/messages/{message}", async (EditionId id, ForumMessageId message, SaveMessage.Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await SaveMessage.Change(id, message, request, http.IfMatch(), who, db, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.change").WithSummary("Changes a draft");
        api.MapDelete("/{id}/messages/{message}", async (EditionId id, ForumMessageId message, CurrentActor who, ForumsDb db, CancellationToken ct) => (await SaveMessage.Remove(id, message, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.remove").WithSummary("Removes a draft");
        api.MapPost("/{id}/messages/{message}/copy", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await SaveMessage.Copy(id, message, who, db, clock, ct)).ToResult(m => Created(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.messages.copy").WithSummary("Makes a draft with the texts, the audience and the time of a message");
        api.MapPost("/{id}/messages/{message}/send", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, Readers readers, TimeProvider clock, CancellationToken ct) =>
                (await SendMessage.Send(id, message, who, db, readers, clock, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.send").WithSummary("Lets a message go out now, or at the time that it names");
        api.MapPost("/{id}/messages/{message}/cancel", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) => (await SendMessage.Cancel(id, message, who, db, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.cancel").WithSummary("Takes a message off the schedule before it begins; it is a draft again");
        api.MapPost("/{id}/messages/{message}/stop", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) => (await SendMessage.Stop(id, message, who, db, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.stop").WithSummary("Stops a message that is going out; e-mails that have not left yet are taken back");
        api.MapPost("/{id}/messages/{message}/continue", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) => (await SendMessage.Continue(id, message, who, db, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.continue").WithSummary("Goes on with a message that was stopped");
        api.MapPost("/{id}/messages/{message}/send-to-new", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, Readers readers, CancellationToken ct) =>
                (await SendMessage.SendToNew(id, message, who, db, readers, ct)).ToResult(m => Ok(m, response)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.messages.send-to-new").WithSummary("Sends a message to those who came to its audience later; nobody gets it twice");
        api.MapPost("/{id}/messages/{message}/test", async (EditionId id, ForumMessageId message, CurrentActor who, ForumsDb db, TestMessage test, CancellationToken ct) => (await test.Handle(id, message, null, who, db, ct)).ToResult(n => TypedResults.Ok(new TestMessage.Answer(n))))
            .RequireAccess(Policies.Organiser, "forums:write").RequireRateLimiting(RateLimits.Invitations).WithName("forums.messages.test").WithSummary("Sends the message to the caller's own address, once in each of its languages");
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Created<Saved<ForumMessageId>> Created(ForumMessage m, HttpResponse response)
    {
        response.SetETag(m);
        return TypedResults.Created($"/api/forums/{m.EditionId}/messages/{m.Id}", new Saved<ForumMessageId>(m.Id, m.Version));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<Saved<ForumMessageId>> Ok(ForumMessage m, HttpResponse response)
    {
        response.SetETag(m);
        return TypedResults.Ok(new Saved<ForumMessageId>(m.Id, m.Version));
    }
}
