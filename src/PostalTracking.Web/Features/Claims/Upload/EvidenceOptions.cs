using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Claims.Upload;

internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    private const long Gigabyte = 1024L * 1024 * 1024;

    /// <summary>The folder of the files, outside the web root; <c>.local/evidence</c> where none is named.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes; what a phone films in half an hour.</summary>
    [Range(1, 5L * 1024 * Gigabyte)]
    public long LongestFile { get; init; } = 2 * Gigabyte;

    /// <summary>Bytes of all files of one claim.</summary>
    [Range(1, long.MaxValue)]
    public long ClaimQuota { get; init; } = 8 * Gigabyte;

    [Range(1, 10_000)]
    public int FilesPerClaim { get; init; } = 100;

    /// <summary>Bytes that one buyer's policy, one member of staff or one key sends in a day.</summary>
    [Range(1, long.MaxValue)]
    public long DailyQuota { get; init; } = 12 * Gigabyte;

    [Range(1, 100_000)]
    public int FilesPerDay { get; init; } = 500;

    /// <summary>How long an upload waits for its next part; then it is given up and its quota is free.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeepUnfinished { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a part belongs to the instance that receives it, counted from its last sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an instance has for the checks of one file before another may begin them anew.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan CheckLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where clamd listens: a path, or host:port. Absent: nothing is scanned.</summary>
    public string? Clamd { get; init; }

    /// <summary>For one answer of clamd, and for each piece it takes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ClamdPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How soon a file is tried again that could not be checked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan CheckPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The program that reads films, by name or path; where it is not there, the look of our own has to do.</summary>
    public string Ffprobe { get; init; } = "ffprobe";
}
