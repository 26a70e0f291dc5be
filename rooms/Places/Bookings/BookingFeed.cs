using System.Buffers.Text;
using System.Security.Cryptography;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Bookings;

/// <summary>The address under which a person's calendar program fetches that person's bookings without signing in: whoever knows it may read them.</summary>
internal sealed class BookingFeed : IAudited
{
    public required UserId Person { get; init; }
    public required string Token { get; set; }
    public required DateTime MadeAt { get; set; }

    public static BookingFeed For(UserId person, DateTime at) => new() { Person = person, Token = NewToken(), MadeAt = at };

    public void Renew(DateTime at) => (Token, MadeAt) = (NewToken(), at);

    public Uri Address(SiteSettings site) => site.Link($"/calendar/bookings/{Token}.ics");

    /// <summary>What is not written like one is not looked for.</summary>
    public static bool CouldBe(string token) => token.Length == 32 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
