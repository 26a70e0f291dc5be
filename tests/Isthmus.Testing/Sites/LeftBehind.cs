namespace Isthmus.Testing;

/// <summary>What a stopped site had.</summary>
public sealed record LeftBehind(TestDatabase Database, string MailFolder) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Directory.Delete(MailFolder, recursive: true);
        await Database.DisposeAsync();
    }
}
