using System.Globalization;
using System.Runtime.CompilerServices;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>Files in a bucket. A film is sent in parts while it comes in, and made one object before its checks.</summary>
internal sealed class S3Store(S3Bucket bucket) : IEvidenceStore
{
    public async Task<IEvidenceWriter> WriteAsync(string name, long from, string? parts, CancellationToken cancellationToken) =>
        await S3Writer.OpenAsync(bucket, name, from, parts, cancellationToken);

    public async Task SealAsync(string name, string? parts, CancellationToken cancellationToken)
    {
        if (S3Parts.Parse(parts) is not { } sent || await bucket.LengthAsync(name, cancellationToken) is not null)
        {
            return;
        }

        var rests = await bucket.ListAsync($"{name}.", null, cancellationToken);
        var end = rests.Select(rest => long.Parse(rest.Name.AsSpan(name.Length + 1), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        if (end > sent.Whole)
        {
            using var rest = new MemoryStream();
            await using (var stored = await bucket.GetAsync(S3Parts.RestOf(name, end), 0, cancellationToken))
            {
                await stored.CopyToAsync(rest, cancellationToken);
            }

            rest.Position = 0;
            sent.ETags.Add(await bucket.PutPartAsync(name, sent.UploadId, sent.ETags.Count + 1, rest, cancellationToken));
        }

        await bucket.CompleteAsync(name, sent.UploadId, sent.ETags, cancellationToken);
        foreach (var rest in rests)
        {
            await bucket.RemoveAsync(rest.Name, null, cancellationToken);
        }
    }

    public async Task<Stream?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await bucket.LengthAsync(name, cancellationToken) is { } length ? new S3Stream(bucket, name, length) : null;

    public async Task<LocalFile?> BringAsync(string name, CancellationToken cancellationToken)
    {
        await using var stored = await ReadAsync(name, cancellationToken);
        if (stored is null)
        {
            return null;
        }

        var local = new LocalFile(Path.Combine(Path.GetTempPath(), $"evidence-{Guid.NewGuid():N}"), isCopy: true);
        try
        {
            await using var copy = OurFile.Open(local.Path, FileMode.CreateNew);
            await stored.CopyToAsync(copy, cancellationToken);
            return local;
        }
        catch
        {
            local.Dispose();
            throw;
        }
    }

    public async Task RemoveAsync(string name, string? parts, CancellationToken cancellationToken)
    {
        await bucket.RemoveAsync(name, S3Parts.Parse(parts)?.UploadId, cancellationToken);
        foreach (var rest in await bucket.ListAsync($"{name}.", null, cancellationToken))
        {
            await bucket.RemoveAsync(rest.Name, null, cancellationToken);
        }
    }

    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (await bucket.ListAsync("", after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var (name, at) in page.Where(found => found.At < before))
            {
                yield return name.Split('.')[0];
            }

            after = page[^1].Name;
        }
    }
}
