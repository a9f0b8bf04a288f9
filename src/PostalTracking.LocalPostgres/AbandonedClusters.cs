namespace PostalTracking.LocalPostgres;

/// <summary>Temporary clusters whose owners were killed before they could stop them.</summary>
internal static class AbandonedClusters
{
    public static async Task ReapAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in LocalClusterOptions.TemporaryFolders())
        {
            try
            {
                await ReapAsync(folder, cancellationToken);
            }
            // Another user's, or being removed by somebody else at this moment: not ours to clear away.
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or LocalPostgresException)
            {
            }
        }
    }

    private static async Task ReapAsync(string folder, CancellationToken cancellationToken)
    {
        var owners = new ClusterOwners(folder);

        // Without the owners' folder it is either being made at this moment or not a cluster at all.
        if (!owners.Recorded)
        {
            return;
        }

        using (var taken = ClusterLock.TryTake(folder))
        {
            if (taken is null || owners.Any())
            {
                return;
            }

            var files = new ClusterFiles(folder);
            if (files.Version() is { } version)
            {
                var asUser = await PostgresUser.PrepareAsync(folder, cancellationToken);
                var binaries = await PostgresBinaries.FindAsync(version, cancellationToken);
                await new ClusterServer(new() { Folder = folder }, files, binaries, asUser).StopAsync(cancellationToken);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
