using System.Text;
using QRCoder;

namespace PostalTracking.Web.Features.Staff;

/// <summary>What an authenticator app scans: the key URI that all of them read.</summary>
internal static class TotpInvitation
{
    private const string Issuer = "PostalTracking";

    public static string Uri(string userName, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Issuer}:{System.Uri.EscapeDataString(userName)}?secret={Totp.Base32(secret)}&issuer={Issuer}";

    /// <summary>For an SVG: the dark modules as one path, and the side in modules with the quiet zone.</summary>
    public static (string Path, int Side) Drawing(string uri)
    {
        using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix[row].Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append('M').Append(column).Append(' ').Append(row).Append("h1v1h-1z");
                }
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }

    /// <summary>In groups of four, for whoever types it.</summary>
    public static string Grouped(ReadOnlySpan<byte> secret) =>
        string.Join(' ', Totp.Base32(secret).Chunk(4).Select(group => new string(group)));
}
