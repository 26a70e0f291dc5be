using System.Reflection;
using Isthmus.Compliance;
using Isthmus.Exhibition;
using Isthmus.Forums;
using Isthmus.Indicators;
using Isthmus.Operations;
using Isthmus.Partnering;
using Isthmus.People;
using Isthmus.Places;
using Isthmus.Programme;
using Isthmus.Registry;
using Isthmus.Ui;

namespace Isthmus.Host;

internal static class Rooms
{
    /// <summary>Where pages are: given to the router and to the endpoints.</summary>
    public static readonly Assembly[] Pages = [typeof(UiSetup).Assembly, typeof(PeopleRoom).Assembly, typeof(RegistryRoom).Assembly, typeof(ForumsRoom).Assembly, typeof(ProgrammeRoom).Assembly, typeof(ExhibitionRoom).Assembly, typeof(PartneringRoom).Assembly, typeof(IndicatorsRoom).Assembly, typeof(PlacesRoom).Assembly, typeof(ComplianceRoom).Assembly, typeof(OperationsRoom).Assembly];
}
