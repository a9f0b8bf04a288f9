using System.Globalization;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Partners;

/// <summary>Which of the own parcels are asked for, as the address of the page says it. What makes no sense there asks for nothing.</summary>
internal sealed class ParcelFilter
{
    public string? Number { get; set; }

    public string? Status { get; set; }

    public string? Service { get; set; }

    /// <summary>ISO 3166 alpha-2 of the destination.</summary>
    public string? Country { get; set; }

    /// <summary>The first day of registration, UTC.</summary>
    public string? From { get; set; }

    /// <summary>The last one.</summary>
    public string? Until { get; set; }

    public ShipmentStatus? StatusAsked => ShipmentStatuses.TryParse(Status);

    public ShipmentService? ServiceAsked => ShipmentServices.TryParse(Service);

    public string? CountryAsked =>
        Country?.Trim().ToUpperInvariant() is { Length: 2 } code && code.All(char.IsAsciiLetterUpper) ? code : null;

    public DateTimeOffset? FromAsked => Day(From) is { } day ? Start(day) : null;

    /// <summary>Not included.</summary>
    public DateTimeOffset? UntilAsked => Day(Until) is { } day ? Start(day.AddDays(1)) : null;

    /// <summary>Something is asked for beside the number and where the parcel is.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace($"{Service}{Country}{From}{Until}");

    public bool IsEmpty => Query.Length == 0;

    /// <summary>The same question as an address has it, without the question mark.</summary>
    public string Query => string.Join('&', new (string Name, string? Value)[]
    {
        ("number", Number), ("status", Status), ("service", Service), ("country", Country), ("from", From), ("until", Until),
    }.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000
            ? day
            : null;
}

/// <summary>Where the last page ended.</summary>
internal sealed record ParcelPlace(DateTimeOffset RegisteredAt, string TrackNumber, short Generation)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{RegisteredAt.UtcTicks / TimeSpan.TicksPerMicrosecond}.{TrackNumber}.{Generation}");

    public static ParcelPlace? Parse(string? text) =>
        text?.Split('.') is [var time, { Length: > 0 and <= 40 } number, var generation]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
        && microseconds <= DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMicrosecond
        && short.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var use)
            ? new(new(microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), number, use)
            : null;
}
