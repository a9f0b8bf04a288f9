using System.Diagnostics;

namespace PostalTracking.LocalPostgres;

/// <summary>One process at a time starts or stops a cluster. The system frees the lock of a process that dies.</summary>
internal static class ClusterLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> TakeAsync(string clusterFolder, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(clusterFolder) is { } taken)
            {
                return taken;
            }

            if (waiting.Elapsed > Patience)
            {
                throw new LocalPostgresException($"Another process has been starting or stopping the PostgreSQL in {clusterFolder} for too long.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static IDisposable? TryTake(string clusterFolder)
    {
        try
        {
            return new FileStream(Path.Combine(clusterFolder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
