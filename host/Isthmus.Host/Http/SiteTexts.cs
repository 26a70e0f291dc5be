using Isthmus.Platform.Outcomes;
using Isthmus.Ui;

namespace Isthmus.Host.Http;

/// <summary>Lets the platform tell its problems in the interface's words.</summary>
internal sealed class SiteTexts(Texts texts) : ITexts
{
    public string Get(string key, params object[] args) => args.Length == 0 ? texts[key] : texts[key, args];
}
