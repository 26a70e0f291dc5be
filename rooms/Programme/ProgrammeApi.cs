using Isthmus.Programme.Calls;
using Isthmus.Programme.Exports;
using Isthmus.Programme.Importing;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme;

/// <summary>The room's endpoints.</summary>
internal static class ProgrammeApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums/{id}/programme").WithTags("Programme");
        SaveTrack.Map(api);
        SaveHall.Map(api);
        SaveSpeaker.Map(api);
        ListSessions.Map(api);
        SaveSession.Map(api);
        PlaceSession.Map(api);
        RemoveSession.Map(api);
        PublishProgramme.Map(api);
        ImportProgramme.Map(api);
        SaveCall.Map(api);
        Propose.Map(api);
        ChangeProposal.Map(api);
        DecideProposals.Map(api);
        RateProposal.Map(api);
        ListProposals.Map(api);
        ProgrammeFiles.Map(routes);
    }
}
