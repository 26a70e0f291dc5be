using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;

namespace Isthmus.Host.Commands;

internal static class VerifyAudit
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = Site.Build(args, background: false);
        await using var scope = app.Services.CreateAsyncScope();
        var verdict = await AuditVerifier.Verify(scope.ServiceProvider.GetRequiredService<PlatformDb>(), CancellationToken.None);
        foreach (var fault in verdict.Faults) Console.WriteLine($"entry {fault.Seq}: {fault.What}");
        Console.WriteLine($"{verdict.Entries} entries, {verdict.Erased} with erased payload, head {verdict.HeadHash}: {(verdict.Holds ? "the chain holds" : $"{verdict.Faults.Count} fault(s)")}");
        return verdict.Holds ? 0 : 1;
    }
}
