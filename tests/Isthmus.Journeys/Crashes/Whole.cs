using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys.Crashes;

/// <summary>What must hold in the database at every moment, also right after a kill: each thing is there as a whole or not at all, and once.</summary>
internal static class Whole
{
    /// <returns>What is half or double; empty when nothing is.</returns>
    public static async Task<List<string>> Faults(CrashSite site)
    {
        var faults = new List<string>();
        async Task None(string what, string sql)
        {
            if (await site.Count(sql) is var n && n != 0) faults.Add($"{what}: {n}");
        }

        await None("imports of which some rows are in and others not", """
            SELECT count(*) FROM registry_import i WHERE i."State" = 'Applied' AND EXISTS (SELECT 1 FROM registry_import_row r WHERE r."Import" = i."Id" AND r."Result" IS NULL AND r."Decision" <> 'Skip' AND r."Content" IS NOT NULL)
              OR i."State" <> 'Applied' AND EXISTS (SELECT 1 FROM registry_import_row r WHERE r."Import" = i."Id" AND r."Result" IS NOT NULL)
            """);
        await None("imported rows without their organisation", """
            SELECT count(*) FROM registry_import_row r WHERE r."Result" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registry_organisation o WHERE o."Id" = r."Result")
            """);
        await None("organisations that no row of an import stands for", """
            SELECT count(*) FROM registry_organisation o WHERE NOT EXISTS (SELECT 1 FROM registry_import_row r WHERE r."Result" = o."Id")
            """);
        await None("applied imports that were not told of exactly once", """
            SELECT abs((SELECT count(*) FROM registry_import WHERE "State" = 'Applied') - (SELECT count(*) FROM platform_outbox WHERE "Type" = 'registry.organisations-imported'))
            """);
        await None("requests with a half plan beside them", """
            SELECT count(*) FROM forums_request r WHERE EXISTS (SELECT 1 FROM forums_meeting) AND NOT EXISTS (SELECT 1 FROM forums_meeting m WHERE m."RequestId" = r."Id")
            """);
        await None("placed meetings that do not take up both sides and a table", """
            SELECT abs((SELECT count(*) FROM forums_meeting WHERE "State" IN ('Placed', 'Locked')) * 3 - (SELECT count(*) FROM forums_occupancy))
            """);
        await None("publications and plans that differ", """SELECT abs((SELECT count(*) FROM forums_publication) - (SELECT coalesce(sum("Revision"), 0) FROM forums_plan))""");
        await None("mails that differ from what the publications say", """
            SELECT abs((SELECT coalesce(sum("Mails"), 0) FROM forums_publication) - (SELECT count(*) FROM platform_mail WHERE "DedupeKey" LIKE 'forums/timetable/%'))
            """);
        await None("mails of one occasion", """SELECT count(*) FROM (SELECT 1 AS x FROM platform_mail GROUP BY "DedupeKey" HAVING count(*) > 1) twice""");
        var verdict = await site.InScope(sp => AuditVerifier.Verify(sp.GetRequiredService<PlatformDb>(), CancellationToken.None));
        faults.AddRange(verdict.Faults.Select(f => $"audit {f.Seq}: {f.What}"));
        return faults;
    }
}
