namespace Isthmus.Platform.Tests;

/// <summary>Settings that are not right end the start with a sentence that says what to set, not with a stack trace.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task Every_wrong_setting_is_named_at_once()
    {
        await using var database = await TestDatabase.Create(Provider.Sqlite);
        var (code, output) = await HostProcess.Run("serve", $"--Database:ConnectionString={database.Settings.ConnectionString}", "--Urls=http://127.0.0.1:0", "--Site:Name=", "--Site:PublicUrl=ftp://forum.example", "--Site:TimeZone=Mars/Olympus",
            "--Site:Language=xx", "--Mail:From=nobody", "--Mail:Port=0", "--Background:BeatMilliseconds=1", "--Background:LeaseSeconds=1", "--RateLimits:SearchPerMinute=0");
        Assert.Equal(2, code);
        Assert.All(["Site:Name is empty", "Mail:From is not", "Mail:Port must be", "Background:BeatMilliseconds must be", "Background:LeaseSeconds must be", "SearchPerMinute"], m => Assert.Contains(m, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Site:PublicUrl=ftp://forum.example", "is not an http or https address")]
    [InlineData("Mail:Transport=Smtp", "Mail:Host is missing")]
    [InlineData("Background:BeatMilliseconds=often", "Background:BeatMilliseconds")]
    [InlineData("Database:Provider=Oracle", "Database:Provider")]
    [InlineData("Site:SignUp=Perhaps", "Site:SignUp")]
    [InlineData("Database:ConnectionString=", "Database:ConnectionString is empty")]
    public async Task A_wrong_setting_is_named(string setting, string said)
    {
        await using var database = await TestDatabase.Create(Provider.Sqlite);
        var (code, output) = await HostProcess.Run("serve", $"--Database:ConnectionString={database.Settings.ConnectionString}", "--Urls=http://127.0.0.1:0", "--" + setting);
        Assert.Equal(2, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
