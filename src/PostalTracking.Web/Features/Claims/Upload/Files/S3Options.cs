using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>A bucket of Amazon's, or of whatever speaks its protocol. Without a bucket the files lie in a folder.</summary>
internal sealed class S3Options
{
    public const string Section = "Evidence:S3";

    [StringLength(63)]
    public string? Bucket { get; init; }

    /// <summary>Of a service that is not Amazon's.</summary>
    [Url]
    public string? ServiceUrl { get; init; }

    [StringLength(40)]
    public string Region { get; init; } = "us-east-1";

    /// <summary>Absent: as the machine is known to the service.</summary>
    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>Before each name.</summary>
    [StringLength(200)]
    public string Prefix { get; init; } = "evidence/";

    /// <summary>The bucket in the path instead of the name of the host, as most that are not Amazon's want it.</summary>
    public bool PathStyle { get; init; } = true;
}
