using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PostalTracking.Web.Hosting;

/// <summary>X-Forwarded-For and -Proto count only from the proxies in <c>ForwardedHeaders:KnownProxies</c>; none by default.</summary>
internal static class KnownProxies
{
    public const string Setting = "ForwardedHeaders:KnownProxies";

    public static void UseKnownProxies(this WebApplication app)
    {
        var proxies = Parse(app.Configuration[Setting]);
        if (proxies.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = proxies.Length,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        Array.ForEach(proxies, options.KnownProxies.Add);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Addresses, separated by commas.</summary>
    public static IPAddress[] Parse(string? setting) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];
}
