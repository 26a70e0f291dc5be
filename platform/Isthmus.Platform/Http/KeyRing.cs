using System.Xml.Linq;
using Isthmus.Platform.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Isthmus.Platform.Http;

/// <summary>Keeps the data-protection keys in the database: a cookie made by one process must be read by the other.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PlatformDb>().ProtectionKeys.AsNoTracking().Select(k => k.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        db.ProtectionKeys.Add(new ProtectionKey { Id = Guid.CreateVersion7(), Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        // The framework's interface is synchronous; this runs once in ninety days.
        db.SavePlain(CancellationToken.None).GetAwaiter().GetResult();
    }
}
