using Isthmus.Platform.Outbox;

namespace Isthmus.Operations;

internal static class DeliveryTone
{
    public static string? Of(DeliveryState state) => state switch { DeliveryState.Sent => "good", DeliveryState.Dead => "bad", DeliveryState.Uncertain => "warn", DeliveryState.Sending => "accent", _ => null };
}
