namespace PostalTracking.Web.Features.Staff;

/// <summary>What an authenticator app scans: the key URI that all of them read.</summary>
internal static class TotpInvitation
{
    private const string Issuer = "PostalTracking";

    public static string Uri(string userName, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Issuer}:{System.Uri.EscapeDataString(userName)}?secret={Totp.Base32(secret)}&issuer={Issuer}";

    /// <summary>In groups of four, for whoever types it.</summary>
    public static string Grouped(ReadOnlySpan<byte> secret) =>
        string.Join(' ', Totp.Base32(secret).Chunk(4).Select(group => new string(group)));
}
