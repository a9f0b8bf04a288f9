using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>The requests to the bucket that we need, with one exception for all that may go wrong.</summary>
internal sealed class S3Bucket(IOptions<S3Options> options) : IDisposable
{
    private readonly AmazonS3Client _client = Client(options.Value);

    private string Bucket => options.Value.Bucket!;

    public Task<string> BeginAsync(string name, CancellationToken cancellationToken) => TryAsync(async () =>
        (await _client.InitiateMultipartUploadAsync(Bucket, Key(name), cancellationToken)).UploadId);

    public Task<string> PutPartAsync(string name, string uploadId, int number, Stream bytes, CancellationToken cancellationToken) =>
        TryAsync(async () => (await _client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = Bucket,
                Key = Key(name),
                UploadId = uploadId,
                PartNumber = number,
                InputStream = bytes,
                PartSize = bytes.Length,
                UseChunkEncoding = false,
            },
            cancellationToken)).ETag);

    public Task CompleteAsync(string name, string uploadId, IEnumerable<string> etags, CancellationToken cancellationToken) =>
        TryAsync(() => _client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = Bucket,
                Key = Key(name),
                UploadId = uploadId,
                PartETags = [.. etags.Select((etag, i) => new PartETag(i + 1, etag))],
            },
            cancellationToken));

    public Task PutAsync(string name, Stream bytes, CancellationToken cancellationToken) => TryAsync(() => _client.PutObjectAsync(
        new PutObjectRequest { BucketName = Bucket, Key = Key(name), InputStream = bytes, UseChunkEncoding = false },
        cancellationToken));

    /// <summary>From a byte on; the caller disposes it.</summary>
    public Task<Stream> GetAsync(string name, long from, CancellationToken cancellationToken) => TryAsync(async () =>
        (await _client.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = Key(name), ByteRange = from > 0 ? new ByteRange($"bytes={from}-") : null },
            cancellationToken)).ResponseStream);

    /// <summary>Null where there is no such object.</summary>
    public Task<long?> LengthAsync(string name, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        try
        {
            return (long?)(await _client.GetObjectMetadataAsync(Bucket, Key(name), cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    });

    /// <summary>What is not there is removed; so is an upload that was never completed.</summary>
    public Task RemoveAsync(string name, string? uploadId, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        if (uploadId is not null)
        {
            try
            {
                await _client.AbortMultipartUploadAsync(Bucket, Key(name), uploadId, cancellationToken);
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
            }
        }

        return await _client.DeleteObjectAsync(Bucket, Key(name), cancellationToken);
    });

    /// <summary>The names that begin so, each with when it was written.</summary>
    public Task<List<(string Name, DateTimeOffset At)>> ListAsync(string beginning, string? after, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var page = await _client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = Bucket, Prefix = Key(beginning), StartAfter = after is null ? null : Key(after) },
                cancellationToken);
            return (page.S3Objects ?? []).ConvertAll(found =>
                (found.Key[options.Value.Prefix.Length..], (DateTimeOffset)(found.LastModified ?? default)));
        });

    public void Dispose() => _client.Dispose();

    private string Key(string name) => options.Value.Prefix + name;

    private static AmazonS3Client Client(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            AuthenticationRegion = options.Region,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromMinutes(2),
            MaxErrorRetry = 2,
        };
        if (options.ServiceUrl is { } url)
        {
            config.ServiceURL = url;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        return options.AccessKey is { } key ? new(new BasicAWSCredentials(key, options.SecretKey), config) : new(config);
    }

    public static async Task<T> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception)
            when (exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            throw new StoreUnavailableException("The bucket of the evidence can't be used.", exception);
        }
    }
}
