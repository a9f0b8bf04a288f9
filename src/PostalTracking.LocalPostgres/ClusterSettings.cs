using System.Globalization;

namespace PostalTracking.LocalPostgres;

/// <summary>Our lines of postgresql.conf.</summary>
internal static class ClusterSettings
{
    public static IEnumerable<(string Name, string Value)> Of(LocalClusterOptions options, int port) =>
        Common(options, port).Concat(options.Durable ? [] : Fast).Concat(options.Settings.Select(s => (s.Key, s.Value)));

    private static readonly (string, string)[] Fast = [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")];

    private static (string, string)[] Common(LocalClusterOptions options, int port) =>
    [
        ("listen_addresses", "127.0.0.1"),
        ("port", port.ToString(CultureInfo.InvariantCulture)),

        // A socket's path may have 107 bytes, less than many a folder's.
        ("unix_socket_directories", ""),
        ("max_connections", options.MaxConnections.ToString(CultureInfo.InvariantCulture)),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
    ];
}
