namespace Isthmus.Host.Commands;

internal static class Usage
{
    public static int Print(string[] args)
    {
        var asked = args is ["help" or "--help" or "-h", ..];
        (asked ? Console.Out : Console.Error).WriteLine($"""
            {(asked ? "" : $"isthmus: unknown verb '{string.Join(' ', args)}'\n")}Verbs:
              serve                     serve the site (settings: appsettings.json, environment, --Section:Key=value)
              demo [--port N] [--data DIR]  serve a site with invented data
              migrate                   bring the database to the schema of this version
              backup FILE               copy the SQLite file while the site runs (PostgreSQL: use pg_dump)
              admin create              make an administrator: --email a@b --name N; asks for the password, or --link prints a one-time link to set it
              indicators load FILES     load and publish observations: CSV, SDMX-CSV, XLSX, datapackage.json or a ZIP file of them
              indicators show MEASURE   its figures: [--subject IR] [--as-of 2026-11-30] [--format csv|json]
              audit verify              walk the audit chain and name every changed or removed entry
            """);
        return asked ? 0 : 2;
    }
}
