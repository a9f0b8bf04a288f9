namespace PostalTracking.LocalPostgres;

/// <summary>
/// Which processes use a cluster: one file each, locked while its process lives, so that even kill -9 gives it up.
/// Read and changed only under <see cref="ClusterLock"/>.
/// </summary>
internal sealed class ClusterOwners(string clusterFolder)
{
    private readonly string _folder = Path.Combine(clusterFolder, "owners");

    public bool Recorded => Directory.Exists(_folder);

    public IDisposable Add()
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }

    public bool Any() => Recorded && Directory.EnumerateFiles(_folder).ToArray().Any(IsAlive);

    private static bool IsAlive(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                return false;
            }
        }
        catch (IOException)
        {
            return true;
        }
    }
}
