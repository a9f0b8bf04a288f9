using System.Text.Json.Serialization;
using PostalTracking.CarrierSimulator.Control.Faults;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>An order to fail: for one partner, one number or all, the next so many requests or until cleared.</summary>
internal sealed record Fault
{
    public required Partner Partner { get; init; }

    /// <summary>One of <see cref="FaultTable"/>, e.g. <c>login-page</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Requests still to spoil; absent: all until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Only requests that name it.</summary>
    public string? TrackNumber { get; init; }

    public int Status { get; init; } = StatusCodes.Status503ServiceUnavailable;

    public int? RetryAfterSeconds { get; init; }

    /// <summary>Retry-After word for word: a date, or nonsense.</summary>
    public string? RetryAfter { get; init; }

    public int DelayMs { get; init; } = 30_000;

    public int Megabytes { get; init; } = 64;

    [JsonIgnore]
    public FaultWay? Way => FaultTable.Find(Kind);

    [JsonIgnore]
    public bool IsSensible => Enum.IsDefined(Partner) && Way is not null && Times is null or > 0
        && Status is >= 400 and <= 599 && RetryAfterSeconds is null or >= 0
        && (RetryAfter is null || RetryAfter.All(c => c is >= ' ' and <= '~'))
        && DelayMs is >= 0 and <= 600_000 && Megabytes is > 0 and <= 4096;

    public bool Concerns(Partner partner, IReadOnlyList<string> trackNumbers) =>
        Partner == partner && (TrackNumber is null || trackNumbers.Contains(TrackNumber, StringComparer.OrdinalIgnoreCase));
}
