using System.Threading.Channels;

namespace Isthmus.Platform.Jobs;

/// <summary>
/// Says that something waits that did not wait before, so that it is worked on at once and not with the next beat. Only this process hears it, and nothing depends on its being heard: what is
/// missed, the beat finds.
/// </summary>
public sealed class Wake
{
    // One call that waits stands for all: a turn takes whatever there is.
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<bool> _mail = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Up()
    {
        _work.Writer.TryWrite(true);
        _mail.Writer.TryWrite(true);
    }

    internal ChannelReader<bool> Work => _work.Reader;
    internal ChannelReader<bool> Mail => _mail.Reader;
}
