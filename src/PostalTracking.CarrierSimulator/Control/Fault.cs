using System.Text.Json.Serialization;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>How a partner fails.</summary>
internal enum FaultKind
{
    /// <summary>An HTTP status, with Retry-After if given.</summary>
    Status = 1,

    /// <summary>The right answer, late.</summary>
    Delay,

    /// <summary>Bytes that are neither XML nor JSON, with the right status and type.</summary>
    Garbage,

    /// <summary>HTTP 200 and a page that asks to sign in.</summary>
    LoginPage,

    /// <summary>The right answer, ended in the middle.</summary>
    Cut,

    /// <summary>XML with a document type and entities that multiply.</summary>
    Dtd,

    /// <summary>An answer that does not end for a long time.</summary>
    Huge,

    /// <summary>The right answer and one event with a code nobody has heard of.</summary>
    UnknownCode,
}

/// <summary>An order to fail: for one partner, one number or all, the next so many requests or until cleared.</summary>
internal sealed record Fault
{
    public required Partner Partner { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>Requests still to spoil; absent: all until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Only requests that name it.</summary>
    public string? TrackNumber { get; init; }

    public int Status { get; init; } = StatusCodes.Status503ServiceUnavailable;

    public int? RetryAfterSeconds { get; init; }

    public int DelayMs { get; init; } = 30_000;

    public int Megabytes { get; init; } = 64;

    [JsonIgnore]
    public bool IsSensible => Enum.IsDefined(Partner) && Enum.IsDefined(Kind) && Times is null or > 0
        && Status is >= 400 and <= 599 && RetryAfterSeconds is null or >= 0
        && DelayMs is >= 0 and <= 600_000 && Megabytes is > 0 and <= 4096;

    public bool Concerns(Partner partner, IReadOnlyList<string> trackNumbers) =>
        Partner == partner && (TrackNumber is null || trackNumbers.Contains(TrackNumber, StringComparer.OrdinalIgnoreCase));
}
