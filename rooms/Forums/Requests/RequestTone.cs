namespace Isthmus.Forums.Requests;

internal static class RequestTone
{
    public static string? Of(RequestState state) => state switch
    {
        RequestState.Accepted => "good",
        RequestState.Pending => "accent",
        RequestState.Declined or RequestState.Vetoed => "bad",
        RequestState.Withdrawn or RequestState.Expired => null,
        _ => throw new InvalidOperationException(state.ToString()),
    };
}
