using System.Reflection;
using Xunit.Runner.InProc.SystemConsole;

// Runs test assemblies one after the other in this one process: what all of them use (the site, its models, its queries) is compiled and warmed up once and not a dozen times.
// Isthmus.OneProcess FOLDER NAME... [-- OPTIONS]: the options are those of a test assembly; what it prints goes to FOLDER/NAME.log.
var names = args.Skip(1).TakeWhile(a => a != "--").ToList();
var options = args.Skip(names.Count + 2).ToArray();
var failed = false;
foreach (var name in names)
{
    await using var log = new StreamWriter(Path.Combine(args[0], name + ".log"));
    try { failed |= await new ConsoleRunner(options, Assembly.Load(name)).EntryPoint(null, log) != 0; }
    catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException) { await log.WriteLineAsync(e.ToString()); failed = true; }
}
return failed ? 1 : 0;
