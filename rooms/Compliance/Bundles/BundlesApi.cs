using Isthmus.Platform.Settings;

namespace Isthmus.Compliance.Bundles;

/// <summary>Bundles for auditors, and the key that they are verified with.</summary>
internal static class BundlesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/bundle", async Task<Results<FileStreamHttpResult, Problem>> (string? subject, string? q, CurrentActor who, ComplianceDb db, BundleKeys keys, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
        {
            var made = await ExportBundle.Handle(subject, q, who.Actor, db, keys, site, clock, ct);
            return made.Succeeded ? TypedResults.File(made.Value.Zip, "application/zip", made.Value.Name) : made.Refusal.ToProblem();
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ExportBundle").WithSummary("Everything about a subject (kind:id), or that touches a text (q), as a signed ZIP file; its README.txt says how to verify it. Recorded in the audit.");

        api.MapGet("/bundle-key", async (BundleKeys keys, CancellationToken ct) => TypedResults.Text((await keys.Get(ct)).PublicKey, "application/x-pem-file"))
            // A stranger who was handed a bundle has no account here.
            .OpenToAll(Scopes.Read).WithName("ShowBundleKey").WithSummary("The public key, PEM, that this site’s bundles are verified with.");
    }
}
