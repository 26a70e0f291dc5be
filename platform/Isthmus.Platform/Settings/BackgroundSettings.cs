using System.ComponentModel.DataAnnotations;

namespace Isthmus.Platform.Settings;

/// <summary>Section <c>Background</c>.</summary>
public sealed class BackgroundSettings
{
    /// <summary>False for a process that only serves pages beside others that do the background work.</summary>
    public bool Enabled { get; set; } = true;

    [Range(50, 60_000, ErrorMessage = "Background:BeatMilliseconds must be 50 to 60000.")]
    public int BeatMilliseconds { get; set; } = 1000;
}
