using System.Net;
using System.Net.Sockets;

namespace Isthmus.People.SignIns;

/// <summary>As much of a browser and an address as a person needs to recognise an own session, and no more.</summary>
internal static class Device
{
    // The order matters: most browsers also claim to be the ones after them.
    private static readonly (string Mark, string Name)[] s_browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] s_systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as <c>Firefox, Linux</c>; <c>?</c> for what is not known.</summary>
    public static string Name(string userAgent) => $"{Find(s_browsers, userAgent)}, {Find(s_systems, userAgent)}";

    /// <summary>The network of an address, the end of it cut off: /24 of IPv4, /48 of IPv6.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null) return "?";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork) return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.0";
        Array.Clear(bytes, 6, 10);
        return new IPAddress(bytes).ToString();
    }

    private static string Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? "?";
}
