using Isthmus.Host;
using Isthmus.Host.Commands;

// One binary, one verb: what runs a site and what looks after it.
return await SettingsFaults.Tell(async () => args switch
{
    [] or ["serve", ..] => await Serve.Run(args is [] ? [] : args[1..]),
    ["demo", .. var rest] => await RunDemo.Run(rest),
    ["migrate", .. var rest] => await MigrateDatabase.Run(rest),
    ["backup", .. var rest] => await BackUpDatabase.Run(rest),
    ["admin", "create", .. var rest] => await CreateAdministrator.Run(rest),
    ["indicators", .. var rest] => await IndicatorsVerbs.Run(rest),
    ["audit", "verify", .. var rest] => await VerifyAudit.Run(rest),
    _ => Usage.Print(args),
});

public partial class Program;
