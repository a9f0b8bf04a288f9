using Npgsql;

namespace PostalTracking.LocalPostgres;

internal static class ConnectionStrings
{
    /// <summary>The same limits as in production: a dead server is noticed in seconds, on idle connections too.</summary>
    public static string Of(int port, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = ClusterServer.SuperUser,
        Database = database,
        TcpKeepAlive = true,
        KeepAlive = 30,
        Timeout = 5,
        CommandTimeout = 15,
        CancellationTimeout = 2000,
        MaxAutoPrepare = 20,

        // Error details quote data; here it is nobody's.
        IncludeErrorDetail = true,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>To the database every cluster has. Not pooled: an idle connection would hold up whoever stops or copies.</summary>
    public static string Administration(int port) =>
        new NpgsqlConnectionStringBuilder(Of(port, "postgres")) { Pooling = false, MaxAutoPrepare = 0, CommandTimeout = 60 }.ConnectionString;
}
