using System.Diagnostics.CodeAnalysis;

namespace PostalTracking.Domain.Protection;

/// <summary>The check digit of ISO/IEC 7812-1, annex B: finds every single wrong digit and most swaps of neighbours.</summary>
internal static class Luhn
{
    public static string Append(string digits) => $"{digits}{(10 - (Sum(digits, doubleLast: true) % 10)) % 10}";

    /// <summary>Accepts what people type: with spaces and hyphens. The first digit is never 0.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, int length, [NotNullWhen(true)] out string? number)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        var holds = digits.Length == length && digits[0] != '0' && digits.All(char.IsAsciiDigit)
            && Sum(digits, doubleLast: false) % 10 == 0;
        number = holds ? digits : null;
        return holds;
    }

    private static int Sum(string digits, bool doubleLast)
    {
        var sum = 0;
        var doubled = doubleLast;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var digit = (digits[i] - '0') * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }

        return sum;
    }
}
