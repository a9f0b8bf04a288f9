using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Partners.Uploads;

internal sealed class UploadOptions
{
    public const string Section = "PartnerUploads";

    /// <summary>Bytes.</summary>
    [Range(1, 2L * 1024 * 1024 * 1024)]
    public long LongestFile { get; init; } = 300L * 1024 * 1024;

    [Range(1, 10_000_000)]
    public int MostRows { get; init; } = 1_000_000;

    /// <summary>Rows in one transaction: as many as the API takes in one request.</summary>
    [Range(1, 1_000)]
    public int Batch { get; init; } = 1_000;

    /// <summary>How long a file belongs to the instance that works on it, counted from its last batch.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one file is worked on while others wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often an instance looks for work.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Files of one partner that are waiting or being worked on.</summary>
    [Range(1, 1_000)]
    public int AtATime { get; init; } = 10;

    /// <summary>How long a file that nobody works on is kept: names and telephone digits of people are in it.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeepFile { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long the history of uploads goes back.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeepHistory { get; init; } = TimeSpan.FromDays(180);
}
