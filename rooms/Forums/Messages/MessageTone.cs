namespace Isthmus.Forums.Messages;

internal static class MessageTone
{
    public static string? Of(MessageState state) => state switch
    {
        MessageState.Scheduled or MessageState.Sending => "accent",
        MessageState.Sent => "good",
        MessageState.Stopped => "warn",
        MessageState.Missed => "bad",
        _ => null,
    };

    public static string? Of(QueueState state) => state switch
    {
        QueueState.Sent => "good",
        QueueState.Failed => "bad",
        QueueState.Uncertain => "warn",
        QueueState.Waiting => "accent",
        _ => null,
    };
}
