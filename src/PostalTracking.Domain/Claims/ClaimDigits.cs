using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using PostalTracking.Domain.Protection;

namespace PostalTracking.Domain.Claims;

/// <summary>
/// The number of a claim: eight digits of chance and a check digit by Luhn. A digit shorter than a policy's, so that one is never
/// taken for the other. Read aloud and printed in groups: 407 138 593.
/// </summary>
public static class ClaimDigits
{
    public const int Length = 9;

    private const int First = 10_000_000;
    private const int Beyond = 100_000_000;

    public static string Draw() => WithCheckDigit(RandomNumberGenerator.GetInt32(First, Beyond));

    /// <param name="serial">Eight digits, the first of them not 0.</param>
    public static string WithCheckDigit(int serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, Beyond);
        return Luhn.Append($"{serial}");
    }

    /// <summary>Accepts what people type: with spaces and hyphens.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out string? number) =>
        Luhn.TryParse(typed, Length, out number);

    public static string Grouped(string number) => $"{number[..3]} {number[3..6]} {number[6..]}";
}
