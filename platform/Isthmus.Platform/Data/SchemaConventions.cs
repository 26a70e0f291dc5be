using System.Reflection;

namespace Isthmus.Platform.Data;

/// <summary>What the composed schema shares with each room's window: conventions and the platform's own tables.</summary>
public static class SchemaConventions
{
    public static void Apply(ModelConfigurationBuilder b, IEnumerable<Assembly> rooms) => Conventions.Apply(b, rooms);

    public static void PlatformTables(ModelBuilder b)
    {
        PlatformModel.Tables(b);
        Conventions.Finish(b);
    }
}
