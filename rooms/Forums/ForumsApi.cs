using Isthmus.Forums.Briefing;
using Isthmus.Forums.Delegations;
using Isthmus.Forums.Delegations.Figures;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Files;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule.Picking;
using Isthmus.Forums.Series;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums;

/// <summary>The endpoints from the series up to the meeting requests.</summary>
internal static class ForumsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Forums");
        ListSeries.Map(api);
        ListEditions.Map(api);
        CreateEdition.Map(api);
        ShowEdition.Map(api);
        EditEdition.Map(api);
        PublishEdition.Map(api);
        CloneEdition.Map(api);
        MarkReadiness.Map(api);
        ShowTimetable.Map(api);
        ProposeTimetable.Map(api);
        TableAdvice.Map(api);
        EditVenue.Map(api);
        EditSession.Map(api);
        ListParticipants.Map(api);
        AddParticipants.Map(api);
        ShowParticipant.Map(api);
        EditParticipant.Map(api);
        CancelParticipant.Map(api);
        ShowDelegation.Map(api);
        SaveDelegation.Map(api);
        AssignCompanies.Map(api);
        ShowFigures.Map(api);
        SaveFigure.Map(api);
        ExportFigures.Map(api);
        BriefCompany.Map(api);
        ListInterpreters.Map(api);
        SaveInterpreter.Map(api);
        RemoveInterpreter.Map(api);
        PasteInterpreters.Map(api);
        EditRules.Map(api);
        ListRequests.Map(api);
        AskToMeet.Map(api);
        MeetByLine.Map(api);
        AnswerRequest.Map(api);
        SettlePending.Map(api);
        RequestFileApi.Map(api);
        EditRequestRules.Map(api);
        PickSlot.Map(api);
        OutcomeApi.Map(api);
    }
}
