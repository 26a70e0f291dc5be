using Microsoft.AspNetCore.Authorization;

namespace Isthmus.Ui;

/// <summary>The entries of the navigation that this reader may use, in order.</summary>
internal static class NavFilter
{
    public static async Task<List<NavEntry>> For(HttpContext? context, IEnumerable<NavEntry> entries, IAuthorizationService authorization)
    {
        var seen = new List<NavEntry>();
        foreach (var entry in entries.OrderBy(e => e.Section).ThenBy(e => e.Order))
        {
            if (entry.Policy is null || (context is not null && (await authorization.AuthorizeAsync(context.User, context, entry.Policy)).Succeeded))
            {
                seen.Add(entry);
            }
        }
        return seen;
    }
}
