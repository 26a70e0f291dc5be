using Isthmus.People;
using Isthmus.Platform.Data;
using Isthmus.Ui;

namespace Isthmus.Host.Commands;

/// <summary><c>admin create --email a@b --name N</c>: the first administrator, made where only the operator is.</summary>
internal static class CreateAdministrator
{
    public static async Task<int> Run(string[] args)
    {
        if (Value(args, "--email") is not { } email || Value(args, "--name") is not { } name)
            return Serve.Fail("usage: admin create --email you@example.org --name \"Your Name\" [--link]\nThe password is asked for, or read from standard input; with --link a one-time link that sets it is printed instead.");
        string[] own = ["--email", email, "--name", name, "--link"];
        await using var app = Site.Build([.. args.Where(a => !own.Contains(a))], background: false);
        if (await Serve.Prepare(app.Services.GetRequiredService<DatabaseSettings>()) is { } refusal) return Serve.Fail(refusal);
        var password = args.Contains("--link") ? null : Console.IsInputRedirected ? await Console.In.ReadLineAsync() : Ask();
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await PeopleRoom.CreateAdministrator(scope.ServiceProvider, email, name, password, CancellationToken.None);
        if (outcome.Succeeded)
        {
            Console.WriteLine(password is null ? $"Set the password within two hours at:\n{outcome.Value}" : $"{name} is an administrator. Sign in at {outcome.Value}");
            return 0;
        }
        var texts = app.Services.GetRequiredService<Texts>().In(Language.English);
        return Serve.Fail(string.Join('\n', outcome.Refusal.Fields.Select(f => $"{f.Field}: {texts[f.Text, f.Args]}").DefaultIfEmpty(outcome.Refusal.Code)));
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    // Without echo: a password on the screen or in the shell's history is no secret.
    private static string Ask()
    {
        Console.Write("Password (12 characters or more, not shown): ");
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.WriteLine();
        return typed.ToString();
    }
}
