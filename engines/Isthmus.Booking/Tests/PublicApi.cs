using Isthmus.Testing.Engines;

namespace Isthmus.Booking.Tests;

/// <summary>What others build on does not change by accident.</summary>
public sealed class PublicApi
{
    [Fact]
    public void It_is_the_approved_one() => FrozenApi.Holds(typeof(Span).Assembly);
}
