using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Shared;

/// <summary>
/// The service worker's script: <c>js/offline-worker.js</c> with the names of this edition's files before it. The edition is
/// the hash of all of them, so a device takes the new files together or keeps the old ones.
/// </summary>
internal static class OfflineWorker
{
    private const string Source = "js/offline-worker.js";

    private static readonly string[] Folders = ["css", "js"];

    // Leaves nothing behind and hands the pages back to the network.
    private const string Farewell =
        """
        addEventListener("install", () => self.skipWaiting());
        addEventListener("activate", (event) => event.waitUntil((async () => {
          await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
          await self.registration.unregister();
        })()));
        """;

    public static void MapOfflineWorker(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sw.js", Handle).AllowAnonymous().ExcludeFromDescription();

    private static IResult Handle(
        HttpContext context, IWebHostEnvironment environment, IFileVersionProvider versions, IOptions<OfflineOptions> options)
    {
        // Browsers come back for it at every visit; a copy in between would hold up the switch above.
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(
            options.Value.Enabled ? Script(environment.WebRootFileProvider, versions, options.Value) : Farewell,
            "text/javascript",
            Encoding.UTF8);
    }

    private static string Script(IFileProvider root, IFileVersionProvider versions, OfflineOptions options)
    {
        string[] files =
        [
            .. Folders.SelectMany(folder => root.GetDirectoryContents(folder).Select(file => $"/{folder}/{file.Name}"))
                .Where(path => Path.GetExtension(path) is ".css" or ".js")
                .Where(path => path != $"/{Source}")
                .Append("/favicon.svg")
                .Order(StringComparer.Ordinal)
                .Select(path => versions.AddFileVersionToPath("", path)),
        ];
        using var reader = new StreamReader(root.GetFileInfo(Source).CreateReadStream());
        var source = reader.ReadToEnd();
        var edition = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. files, source]))))[..16];
        return $"""
            const EDITION = "{edition}";
            const FILES = {JsonSerializer.Serialize(files)};
            const MOST = {options.Pages};
            {source}
            """;
    }
}
