using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// The form of a key: <c>pt_live_{id}.{secret}{checksum}</c>. The checksum lets a scanner of leaked secrets tell a key from
/// something like it, and lets us refuse what was never one without asking the database.
/// </summary>
internal static partial class ApiKeyToken
{
    public const string Live = "pt_live_";

    private const int ChecksumLength = 6;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <returns>With all that is before the dot, which may be shown and logged.</returns>
    public static (string Token, string Prefix) New()
    {
        var prefix = $"{Live}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var body = $"{prefix}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        return (body + Checksum(body), prefix);
    }

    /// <summary>Whether it can be one of ours: says nothing of whether it is.</summary>
    public static bool IsWhole(string token) =>
        Form.IsMatch(token) && token.EndsWith(Checksum(token[..^ChecksumLength]), StringComparison.Ordinal);

    /// <summary>CRC-32 (ISO 3309) in six digits of base 62.</summary>
    public static string Checksum(string text)
    {
        var crc = uint.MaxValue;
        foreach (var octet in Encoding.ASCII.GetBytes(text))
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        var rest = ~crc;
        var digits = new char[ChecksumLength];
        for (var place = ChecksumLength - 1; place >= 0; place--)
        {
            digits[place] = Digits[(int)(rest % (uint)Digits.Length)];
            rest /= (uint)Digits.Length;
        }

        return new(digits);
    }

    [GeneratedRegex("^pt_live_[0-9a-f]{12}\\.[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$")]
    private static partial Regex Form { get; }
}
