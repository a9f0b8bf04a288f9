using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>Files in a folder, readable by this app's user alone; in subfolders by the first two letters of their names.</summary>
internal sealed class FolderStore : IEvidenceStore, IDisposable
{
    private readonly DiskThreads _disk = new();
    private readonly string _root;

    public FolderStore(IOptions<EvidenceOptions> options, IWebHostEnvironment environment)
    {
        _root = Path.GetFullPath(options.Value.Path ?? LocalDatabase.Folder(environment.ContentRootPath, "evidence"));
        if (environment.WebRootPath is { } web && $"{_root}/".StartsWith($"{Path.GetFullPath(web)}/", StringComparison.Ordinal))
        {
            throw new StartupRefusedException("Evidence__Path lies in the web root, where everybody could read it: name another folder.");
        }
    }

    public Task<IEvidenceWriter> WriteAsync(string name, long from, string? parts, CancellationToken cancellationToken) =>
        TryAsync<IEvidenceWriter>(() =>
        {
            OurFile.MakeFolder(Path.GetDirectoryName(PathOf(name))!);
            return new FolderWriter(PathOf(name), from, _disk);
        });

    public Task SealAsync(string name, string? parts, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Stream?> ReadAsync(string name, CancellationToken cancellationToken) => TryAsync<Stream?>(() =>
        File.Exists(PathOf(name))
            ? new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 128 * 1024, true)
            : null);

    public Task<LocalFile?> BringAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(name)) ? new LocalFile(PathOf(name), isCopy: false) : null);

    public Task RemoveAsync(string name, string? parts, CancellationToken cancellationToken) => TryAsync(() =>
    {
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }

        return true;
    });

    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = Directory.Exists(_root) ? new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories) : [];
        foreach (var file in files.Where(file => file.LastWriteTimeUtc < before))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return file.Name;
        }

        await Task.CompletedTask;
    }

    public void Dispose() => _disk.Dispose();

    private string PathOf(string name) => Path.Combine(_root, name[..2], name);

    private static Task<T> TryAsync<T>(Func<T> act)
    {
        try
        {
            return Task.FromResult(act());
        }
        catch (Exception exception) when (FolderWriter.IsOfTheDisk(exception))
        {
            throw new StoreUnavailableException("The folder of the evidence can't be used.", exception);
        }
    }
}
