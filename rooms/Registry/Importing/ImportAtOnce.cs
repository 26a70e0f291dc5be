using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Importing;

/// <summary>All steps of an import in one go, each in its own transaction as the pages and jobs would do them.</summary>
internal static class ImportAtOnce
{
    public static async Task<ImportId> Run(IServiceProvider services, UploadedFile file, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();

        var uploaded = await UploadImport.Handle(file, Actor.System, db, clock, ct);
        if (!uploaded.Succeeded) throw new InvalidOperationException($"{file.Name}: {uploaded.Refusal.Code}");
        var import = uploaded.Value;
        if (await CheckImport.Fix(import, null, db, ct) is { } refusal) throw new InvalidOperationException($"{file.Name}: {refusal.Fields[0].Text}");
        await CheckImport.Work(import, db, (_, _) => { }, ct);
        await db.SaveChangesAsync(ct);
        await ApplyImport.Work(import, db, Instants.Stored(clock), (_, _) => { }, ct);
        await db.SaveChangesAsync(ct);
        return import.Id;
    }
}
