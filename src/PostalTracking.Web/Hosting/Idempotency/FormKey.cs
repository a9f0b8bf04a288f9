using System.Security.Cryptography;

namespace PostalTracking.Web.Hosting;

/// <summary>The idempotency key of a form: the server's, in a hidden field, so that a form sent twice is one act.</summary>
internal static class FormKey
{
    private const int Bytes = 16;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsOne(string? key) => key?.Length == 2 * Bytes && key.All(char.IsAsciiHexDigitLower);
}
