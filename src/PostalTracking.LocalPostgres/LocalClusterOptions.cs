namespace PostalTracking.LocalPostgres;

/// <summary>Where a local cluster lies and how it runs. A process that joins a running cluster takes it as it is.</summary>
public sealed record LocalClusterOptions
{
    private const string TemporaryPrefix = "postal-tracking-";

    /// <summary>Holds everything of the cluster: data, log, port. Created if absent.</summary>
    public required string Folder { get; init; }

    /// <summary>True: what is committed survives kill -9 and power loss (fsync on). False: faster, for tests whose data nobody needs.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Default 200: two instances of the app with a full pool (100) each hardly meet it.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Further lines of postgresql.conf, e.g. <c>["log_statement"] = "all"</c>; they win over ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder is deleted when the last owner stops the cluster.</summary>
    public bool RemoveWhenStopped { get; init; }

    /// <summary>A cluster of its own in the temporary folder of the machine, gone when stopped: for tests.</summary>
    public static LocalClusterOptions Temporary() => new()
    {
        Folder = Path.Combine(Path.GetTempPath(), TemporaryPrefix + Guid.NewGuid().ToString("N")),
        Durable = false,
        RemoveWhenStopped = true,
    };

    internal static IEnumerable<string> TemporaryFolders() => Directory.EnumerateDirectories(Path.GetTempPath(), TemporaryPrefix + "*");
}
