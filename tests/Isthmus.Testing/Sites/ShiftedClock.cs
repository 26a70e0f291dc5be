namespace Isthmus.Testing;

/// <summary>The system's clock, moved by the test: time goes on by itself, and jumps when told.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public void SetTo(DateTimeOffset now) => Interlocked.Exchange(ref _offset, (now - System.GetUtcNow()).Ticks);
}
