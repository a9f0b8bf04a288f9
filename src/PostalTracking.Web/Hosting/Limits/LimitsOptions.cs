using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Hosting;

internal sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>Searches, by address (an IPv6 network of 64 bits counts as one).</summary>
    [Range(1, 100_000_000)]
    public int LookupsPerMinute { get; init; } = 60;

    /// <summary>Writes, by API key, or by address where there is none.</summary>
    [Range(1, 100_000_000)]
    public int WritesPerMinute { get; init; } = 600;

    /// <summary>Kestrel refuses further ones: sockets and their memory are what a flood takes first.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; init; } = 10_000;

    /// <summary>Searches one address may cause in a day for numbers that nobody knows.</summary>
    [Range(1, 10_000_000)]
    public int UnknownNumbersPerDay { get; init; } = 100;

    /// <summary>Wrong codes of buyers' policies, by address.</summary>
    [Range(1, 10_000_000)]
    public int CodesPerTenMinutes { get; init; } = 10;

    /// <summary>The same from everywhere: who guesses from many addresses. A code is one of 2^50.</summary>
    [Range(1, 10_000_000)]
    public int CodesPerTenMinutesOfAll { get; init; } = 3_000;
}
