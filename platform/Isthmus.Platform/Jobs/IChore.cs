namespace Isthmus.Platform.Jobs;

/// <summary>Something a room does when its time has come, such as a reminder: asked once an hour, in one process. It finds by itself what is due, and must not mind being asked again.</summary>
public interface IChore
{
    Task Do(CancellationToken ct);
}
