using Microsoft.Win32.SafeHandles;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

internal sealed class FolderWriter : IEvidenceWriter
{
    private readonly SemaphoreSlim _flushes;
    private readonly SafeFileHandle _file;
    private long _position;

    public FolderWriter(string path, long from, SemaphoreSlim flushes)
    {
        (_flushes, _position) = (flushes, from);
        using (var made = OurFile.Open(path, FileMode.OpenOrCreate))
        {
            // What a killed app wrote behind the last flush was never confirmed.
            made.SetLength(from);
        }

        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        await RandomAccess.WriteAsync(_file, bytes, _position, cancellationToken);
        _position += bytes.Length;
    });

    public async Task<string?> FlushAsync(CancellationToken cancellationToken)
    {
        await _flushes.WaitAsync(cancellationToken);
        try
        {
            await TryAsync(() => Task.Run(() => RandomAccess.FlushToDisk(_file), cancellationToken));
        }
        finally
        {
            _flushes.Release();
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    public static bool IsOfTheDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            throw new StoreUnavailableException("The disk of the evidence can't be written to.", exception);
        }
    }
}
