using System.Buffers;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Takes the next part of an upload.</summary>
internal sealed class AppendUpload(
    IEvidenceStore store, EvidenceUploads uploads, UploadLease leases, EvidenceQuota quota, TimeProvider clock)
{
    private const int BufferSize = 256 * 1024;

    public async Task<AppendOutcome> AppendAsync(
        EvidenceUpload upload, UploadPart part, HttpRequest request, CancellationToken cancellationToken)
    {
        if (part.Offset != upload.Received)
        {
            return new AppendOutcome.WrongOffset(upload.Received);
        }

        if (upload.ExpiresAt is null)
        {
            // All of it is here; whoever asks once more, for a lost answer perhaps, is told so.
            return request.ContentLength > 0 ? new AppendOutcome.TooLong(IsLimit: false) : new AppendOutcome.Done(part.Offset);
        }

        var announced = (upload.Length ?? part.Length) - part.Offset;
        var left = upload.Length is null ? await quota.LeftAsync(upload, cancellationToken) : long.MaxValue;
        if (announced > left || request.ContentLength > Math.Min(announced ?? left, left))
        {
            return new AppendOutcome.TooLong(IsLimit: announced is null || announced > left);
        }

        return await leases.TakeAsync(upload, part.Offset, part.Length, cancellationToken) is { } lease
            ? await ReceiveAsync(upload, part, lease, request, announced ?? left, cancellationToken)
            : await WhyNotAsync(upload, part.Offset, cancellationToken);
    }

    private async Task<AppendOutcome> ReceiveAsync(
        EvidenceUpload upload, UploadPart part, int lease, HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var writer = await store.WriteAsync(upload.StoredAs!, part.Offset, upload.Parts, cancellationToken);
            using var receiver = new PartReceiver(writer, part.Offset, part.Checksum, buffer, WriteDownAsync, clock);
            return await receiver.ReceiveAsync(request.Body, limit, cancellationToken) switch
            {
                PartEnd.Whole => new AppendOutcome.Done(receiver.Offset),
                PartEnd.TooLong => new AppendOutcome.TooLong(IsLimit: upload.Length is null && part.Length is null),
                PartEnd.WrongChecksum => new AppendOutcome.WrongChecksum(),
                _ => new AppendOutcome.Busy(),
            };
        }
        catch (StoreUnavailableException)
        {
            await WriteDownAsync(null, null, isLast: true);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // Whatever becomes of the request: the bytes are on the disk already.
        Task<bool> WriteDownAsync(WrittenPart? written, string? parts, bool isLast) =>
            leases.WriteDownAsync(upload, lease, written, parts, isLast, CancellationToken.None);
    }

    private async Task<AppendOutcome> WhyNotAsync(EvidenceUpload upload, long offset, CancellationToken cancellationToken) =>
        await uploads.FindAsync(upload.EvidenceId, cancellationToken) switch
        {
            null or { IsGone: true } => new AppendOutcome.Gone(),
            { Upload.Received: var received } when received != offset => new AppendOutcome.WrongOffset(received),
            { Upload.ExpiresAt: { } expires } when expires <= clock.GetUtcNow() => new AppendOutcome.Gone(),
            _ => new AppendOutcome.Busy(),
        };
}

/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Of the whole file, told with this part; null where it was told before, or is not known yet.</param>
internal sealed record UploadPart(long Offset, long? Length, PartChecksum? Checksum);

internal abstract record AppendOutcome
{
    internal sealed record Done(long Offset) : AppendOutcome;

    internal sealed record WrongOffset(long Received) : AppendOutcome;

    /// <param name="IsLimit">Longer than a file or a quota allows; else longer than announced.</param>
    internal sealed record TooLong(bool IsLimit) : AppendOutcome;

    internal sealed record WrongChecksum : AppendOutcome;

    internal sealed record Busy : AppendOutcome;

    internal sealed record Gone : AppendOutcome;
}
