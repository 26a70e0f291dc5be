using Isthmus.Contracts.People;
using Isthmus.Forums.CheckIn;
using Isthmus.Forums.Contacts;
using Isthmus.Forums.Delegations;
using Isthmus.Forums.Delegations.Figures;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Letters;
using Isthmus.Forums.Messages;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Press;
using Isthmus.Forums.Reactions;
using Isthmus.Forums.Registration;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule;
using Isthmus.Forums.Schedule.Desk;
using Isthmus.Forums.Series;
using Isthmus.Forums.Suggestions;
using Isthmus.Forums.Timetable;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums;

/// <summary>The room's door.</summary>
public static class ForumsRoom
{
    public static IServiceCollection AddForums(this IServiceCollection services)
    {
        services.AddRoomDb<ForumsDb>();
        services.AddValidation();
        services.AddTexts(typeof(ForumsRoom).Assembly);
        services.AddScoped<IEditions, ForumsEditions>();
        services.AddScoped<Contracts.Indicators.IOwnFigures, Counting.ForumFigures>();
        services.AddScoped<Contracts.Indicators.IOrganisationFigures, Counting.MeetingsOfOne>();
        services.AddScoped<Contracts.Indicators.IPairHistory, Counting.ForumHistory>();
        services.AddNav(new NavEntry("forums.nav", "/forums", 30));
        services.AddPanel<ComingForumsPanel>("home", 20);
        services.AddPanel<ManageTabs>("edition-tabs", 10);
        services.AddPanel<MyForumsPanel>("home", 10, Isthmus.Platform.Access.Policies.SignedIn);
        services.AddReaction<OrganisationsImported, TakeInImported, ForumsDb>("forums.take-in-imported");
        services.AddReaction<ImportUndone, UndoTakenIn, ForumsDb>("forums.undo-taken-in");
        services.AddReaction<OrganisationsMerged, FollowMerge, ForumsDb>("forums.follow-merge");
        services.AddReaction<MergeUndone, FollowMergeUndone, ForumsDb>("forums.follow-merge-undone");
        services.AddReaction<AccountErased, ForgetAccount, ForumsDb>("forums.forget-account");
        services.AddJob<Clearing.MarkHolds.Args, Clearing.MarkHolds>(Clearing.MarkHolds.JobKind);
        services.AddReaction<Isthmus.Contracts.Compliance.StandingChanged, FollowStanding, ForumsDb>("forums.follow-standing");
        services.AddReaction<Isthmus.Contracts.Compliance.StandingChanged, Clearing.FollowRoster, ForumsDb>("forums.follow-roster");
        services.AddReaction<OrganisationsMerged, Clearing.FollowInstitutions, ForumsDb>("forums.follow-institutions");
        services.AddReaction<MergeUndone, Clearing.FollowInstitutions, ForumsDb>("forums.follow-institutions-undone");
        services.AddJob<Clearing.ClearUnasked.Args, Clearing.ClearUnasked>(Clearing.ClearUnasked.JobKind);
        services.AddScoped<IChore, Clearing.ClearUnasked>();
        services.AddScoped<IChore, ExpirePending>().AddScoped<IChore, RemindOfOutcomes>();
        services.AddReaction<AccountErased, ForgetRegistrations, ForumsDb>("forums.forget-registrations");
        services.AddSchedule();
        services.AddRegistration();
        services.AddMessages();
        services.AddLetters();
        services.AddContacts();
        services.AddPress();
        services.AddSuggestions();
        return services;
    }

    public static void MapForums(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ForumsApi.Map(routes);
        routes.MapSchedule();
        routes.MapRegistration();
        routes.MapCheckIn();
        routes.MapMessages();
        routes.MapLetters();
        routes.MapContacts();
        routes.MapPress();
        routes.MapSuggestions();
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        SeriesTables.Map(b);
        EditionTables.Map(b);
        DelegationTables.Map(b);
        FigureTables.Map(b);
        TimetableTables.Map(b);
        ParticipantTables.Map(b);
        InterpreterTables.Map(b);
        RequestTables.Map(b);
        ScheduleTables.Map(b);
        DeskTables.Map(b);
        OutcomeTables.Map(b);
        RegistrationTables.Map(b);
        CheckInTables.Map(b);
        MessageTables.Map(b);
        LetterTables.Map(b);
        ContactTables.Map(b);
        PressTables.Map(b);
    }
}
