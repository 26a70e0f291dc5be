System.Console.WriteLine("Startup project for `dotnet ef`; see schema/README.md.");
