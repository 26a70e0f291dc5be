using System.ComponentModel.DataAnnotations;

namespace Isthmus.Platform.Settings;

/// <summary>Section <c>Background</c>.</summary>
public sealed class BackgroundSettings
{
    /// <summary>False for a process that only serves pages beside others that do the background work.</summary>
    public bool Enabled { get; set; } = true;

    [Range(50, 60_000, ErrorMessage = "Background:BeatMilliseconds must be 50 to 60000.")]
    public int BeatMilliseconds { get; set; } = 1000;

    /// <summary>How long the work of a killed process waits before it is taken up again. A running job renews its lease twice a second.</summary>
    [Range(2, 600, ErrorMessage = "Background:LeaseSeconds must be 2 to 600; 20 is usual.")]
    public int LeaseSeconds { get; set; } = 20;

    public TimeSpan JobLease => TimeSpan.FromSeconds(LeaseSeconds);

    /// <summary>Nobody renews the lease of an event or a mail under way, so it is longer: a mail server may take two job leases, one to greet and one to take the mail.</summary>
    public TimeSpan DeliveryLease => 3 * JobLease;
}
