using System.Text.Json;

namespace Isthmus.Forums.Schedule.Reasons;

/// <summary>If one placed meeting moved, an unplaced one would fit. Stored with ids; told as long as it holds. A table that is null means by line.</summary>
internal sealed record WayOut(Guid Meeting, Guid FromSlot, Guid? FromTable, Guid ToSlot, Guid? ToTable, Guid Slot, Guid? Table)
{
    public static string? Write(WayOut? way) => way is null ? null : JsonSerializer.Serialize(way);

    public static WayOut? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<WayOut>(json);
}
