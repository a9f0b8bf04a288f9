using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PostalTracking.Domain.Protection;

/// <summary>
/// The number of a policy: nine digits of chance and a check digit by Luhn (ISO/IEC 7812-1, annex B), so that a slip of the
/// finger is noticed and nobody can count the sales. Read aloud and printed in groups: 4071 385 926.
/// </summary>
public static class PolicyDigits
{
    public const int Length = 10;

    private const int First = 100_000_000;
    private const int Beyond = 1_000_000_000;

    public static string Draw() => WithCheckDigit(RandomNumberGenerator.GetInt32(First, Beyond));

    /// <param name="serial">Nine digits, the first of them not 0.</param>
    public static string WithCheckDigit(int serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, Beyond);
        return Luhn.Append($"{serial}");
    }

    /// <summary>Accepts what people type: with spaces and hyphens.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out string? number) =>
        Luhn.TryParse(typed, Length, out number);

    public static string Grouped(string number) => $"{number[..4]} {number[4..7]} {number[7..]}";
}
