namespace Isthmus.Places.Houses.Requests;

internal static class TicketTone
{
    public static string? Of(TicketState state) => state switch { TicketState.Received => "warn", TicketState.Accepted or TicketState.InWork => "accent", TicketState.Done => "good", _ => null };
}
