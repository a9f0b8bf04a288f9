using System.Buffers;
using System.Security.Cryptography;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Content;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Checks;

/// <summary>What is known of a file after everything looked at it.</summary>
internal sealed record Examination(EvidenceState State, byte[]? Sha256, FileLook Look, string? Found = null);

/// <summary>
/// Reads a whole file once, for its hash and for the scanner, and looks at its content. The hash is that of the bytes on the disk:
/// a state of SHA-256 could not be kept over a restart, and what was hashed on its way through memory would prove less.
/// </summary>
internal sealed class FileExamination(IEvidenceStore store, Clamd clamd, Ffprobe ffprobe)
{
    private const int BufferSize = 1024 * 1024;

    public async Task<Examination> ExamineAsync(EvidenceUpload upload, Evidence evidence, CancellationToken cancellationToken)
    {
        if (upload.Length == 0)
        {
            return new(EvidenceState.Refused, null, new(Verdicts.Empty));
        }

        await store.SealAsync(upload.StoredAs!, upload.Parts, cancellationToken);
        using var local = await store.BringAsync(upload.StoredAs!, cancellationToken);
        if (local is null)
        {
            return new(EvidenceState.Removed, null, new(Verdicts.Lost));
        }

        await using var file = new FileStream(
            local.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var (sha, scan) = await ReadAsync(file, cancellationToken);
        var look = await Task.Run(() => FileLooker.Look(file, evidence.FileName, evidence.Kind), cancellationToken);
        if (scan.Verdict is not null)
        {
            return new(EvidenceState.Quarantined, sha, look with { Verdict = scan.Verdict }, scan.Found);
        }

        if (look is { Verdict: null, Type.Family: MediaFamily.Video } && await ffprobe.LookAsync(local.Path, cancellationToken) is { } second)
        {
            look = look with { Verdict = second.Verdict, Duration = second.Duration ?? look.Duration };
        }

        return new(look.Verdict is null ? EvidenceState.Ready : EvidenceState.Refused, sha, look);
    }

    private async Task<(byte[] Sha256, Scan Scan)> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var scanner = await clamd.BeginAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                sha.AppendData(buffer, 0, read);
                if (scanner is not null)
                {
                    await scanner.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (sha.GetHashAndReset(), scanner is null ? Scan.Clean : await scanner.EndAsync(cancellationToken));
    }
}
