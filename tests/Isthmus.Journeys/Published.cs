namespace Isthmus.Journeys;

/// <summary>What stands in the database of a published timetable, counted by SQL that knows nothing of the code that wrote it.</summary>
internal static class Published
{
    // The snapshot also says of each request without a place why it has none.
    private const string Held = """(SELECT * FROM "forums_published_meeting" WHERE "State" = 'Held') AS published""";

    public static Task<long> Meetings(TestSite site) => site.Count($"SELECT count(*) FROM {Held}");

    /// <summary>Participants who would have to be in two meetings, and tables that would hold two, at one time.</summary>
    public static async Task<long> Clashes(TestSite site) =>
        await site.Count($"""
            SELECT count(*) FROM (
              SELECT who, "StartsAt" FROM (
                SELECT "FromId" AS who, "StartsAt" FROM {Held} UNION ALL SELECT "ToId", "StartsAt" FROM {Held}) AS busy
              GROUP BY who, "StartsAt" HAVING count(*) > 1) AS clashes
            """)
        + await site.Count($"""SELECT count(*) FROM (SELECT "TableId", "StartsAt" FROM {Held} GROUP BY "TableId", "StartsAt" HAVING count(*) > 1) AS clashes""");
}
