namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>
/// Where the files lie: a folder, or a bucket. Knows names and bytes, nothing of claims. What it throws when it can't be reached
/// is <see cref="StoreUnavailableException"/>.
/// </summary>
internal interface IEvidenceStore
{
    /// <summary>Opens a file for its next bytes; what lies behind <paramref name="from"/> was never promised to anybody and goes.</summary>
    /// <param name="parts">What <see cref="IEvidenceWriter.FlushAsync"/> answered last.</param>
    Task<IEvidenceWriter> WriteAsync(string name, long from, string? parts, CancellationToken cancellationToken);

    /// <summary>Makes one file of what was written; a second time changes nothing.</summary>
    Task SealAsync(string name, string? parts, CancellationToken cancellationToken);

    /// <summary>Seekable; null where there is no such file.</summary>
    Task<Stream?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>The file under a path of this machine, for as long as the answer is kept; null where there is no such file.</summary>
    Task<LocalFile?> BringAsync(string name, CancellationToken cancellationToken);

    /// <summary>A file that is not there is removed.</summary>
    Task RemoveAsync(string name, string? parts, CancellationToken cancellationToken);

    /// <summary>All there is that was last written before this moment.</summary>
    IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>One file, open for writing by one request.</summary>
internal interface IEvidenceWriter : IAsyncDisposable
{
    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Returns when everything written so far outlives the loss of power.</summary>
    /// <returns>What the store needs to go on from here.</returns>
    Task<string?> FlushAsync(CancellationToken cancellationToken);
}

internal sealed class LocalFile(string path, bool isCopy) : IDisposable
{
    public string Path => path;

    public void Dispose()
    {
        if (isCopy)
        {
            File.Delete(path);
        }
    }
}

/// <summary>The store is read-only, full, or does not answer: the sender tries again.</summary>
internal sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);
