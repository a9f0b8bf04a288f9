using Microsoft.Win32.SafeHandles;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

internal sealed class FolderWriter : IEvidenceWriter
{
    private readonly DiskThreads _disk;
    private readonly SafeFileHandle _file;
    private long _position;

    public FolderWriter(string path, long from, DiskThreads disk)
    {
        (_disk, _position) = (disk, from);
        using (var made = OurFile.Open(path, FileMode.OpenOrCreate))
        {
            // What a killed app wrote behind the last flush was never confirmed.
            made.SetLength(from);
        }

        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await RunAsync(() => RandomAccess.Write(_file, bytes.Span, _position), cancellationToken);
        _position += bytes.Length;
    }

    public async Task<string?> FlushAsync(CancellationToken cancellationToken)
    {
        await RunAsync(() => RandomAccess.FlushToDisk(_file), cancellationToken);
        return null;
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    public static bool IsOfTheDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private async Task RunAsync(Action act, CancellationToken cancellationToken)
    {
        try
        {
            await _disk.RunAsync(act, cancellationToken);
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            throw new StoreUnavailableException("The disk of the evidence can't be written to.", exception);
        }
    }
}
