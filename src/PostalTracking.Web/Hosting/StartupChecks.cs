namespace PostalTracking.Web.Hosting;

/// <summary>Why the app does not start, in one sentence for whoever started it.</summary>
internal sealed class StartupRefusedException(string message) : Exception(message);

internal static class StartupChecks
{
    public const string ConnectionSetting = "ConnectionStrings__PostalTracking";

    /// <summary>The database's address; null only in Development, where a local cluster may take its place.</summary>
    public static string? PostalTrackingConnection(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("PostalTracking");
        if (!string.IsNullOrWhiteSpace(connection))
        {
            return connection;
        }

        return builder.Environment.IsDevelopment()
            ? null
            : throw new StartupRefusedException(
                $"{ConnectionSetting} is not set: give it the connection string of a PostgreSQL 15 or newer.");
    }

    /// <summary>http://localhost:8080, unless an address is configured anywhere: passkeys need a name, not an address.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls("http://localhost:8080");
        }
    }
}
