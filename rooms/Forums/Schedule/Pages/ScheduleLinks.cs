using Isthmus.Forums.Editions;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Pages;

/// <summary>The addresses, crumbs and tabs of the feature's pages.</summary>
internal static class ScheduleLinks
{
    public static string Edition(EditionId id) => $"/forums/{id}";
    public static string Draft(EditionId id) => $"/forums/{id}/schedule";
    public static string Meeting(EditionId id, RequestId request) => $"/forums/{id}/schedule/meetings/{request}";
    public static string Timetable(EditionId id) => $"/forums/{id}/timetable";
    public static string Participant(EditionId id, ParticipantId participant) => $"/forums/{id}/timetable/participants/{participant}";
    public static string Interpreter(EditionId id, InterpreterId interpreter) => $"/forums/{id}/timetable/interpreters/{interpreter}";
    public static string Table(EditionId id, TableId table) => $"/forums/{id}/timetable/tables/{table}";

    public static string TitleOf(ForumEdition edition, Texts t) => edition.Title.In(t.Language.Code);

    public static IReadOnlyList<Crumb> DraftCrumbs(ForumEdition edition, Texts t, params Crumb[] more) =>
        [new(TitleOf(edition, t), Edition(edition.Id)), new(t["forums.schedule.title"], more.Length == 0 ? null : Draft(edition.Id)), .. more];

    public static IReadOnlyList<Crumb> TimetableCrumbs(ForumEdition edition, Texts t, params Crumb[] more) =>
        [new(TitleOf(edition, t), Edition(edition.Id)), new(t["forums.schedule.timetable"], more.Length == 0 ? null : Timetable(edition.Id)), .. more];

    public static IReadOnlyList<Tab> Tabs(Board board, Texts t) =>
    [
        new(t["forums.schedule.tab.overview"], Draft(board.Edition.Id)),
        new(t["forums.schedule.tab.participants"], Draft(board.Edition.Id) + "/grid/participants"),
        new(t["forums.schedule.tab.tables"], Draft(board.Edition.Id) + "/grid/tables"),
        .. board.UsesInterpreters ? new Tab[] { new(t["forums.schedule.tab.interpreters"], Draft(board.Edition.Id) + "/grid/interpreters") } : [],
        new(t["forums.schedule.tab.byParticipant"], Draft(board.Edition.Id) + "/list/participants"),
        new(t["forums.schedule.tab.byTable"], Draft(board.Edition.Id) + "/list/tables"),
        new(t["forums.schedule.tab.unplaced"], Draft(board.Edition.Id) + "/unplaced", board.Unplaced().Count()),
        new(t["forums.desk"], Draft(board.Edition.Id) + "/desk"),
    ];
}
