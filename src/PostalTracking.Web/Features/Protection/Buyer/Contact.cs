using System.Net.Mail;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>Where a buyer can be reached, shown so that its owner knows it again and nobody else learns it.</summary>
internal static class Contact
{
    private const int LongestEmail = 254;

    /// <summary>+7 *** ***-45-67; null where there is none.</summary>
    public static string? Masked(string? phone) =>
        string.IsNullOrEmpty(phone) ? null : $"+{phone[0]}\u00A0***\u00A0***-{phone[^4..^2]}-{phone[^2..]}";

    /// <summary>i***@example.org; null where there is none.</summary>
    public static string? MaskedEmail(string? email) =>
        string.IsNullOrEmpty(email) ? null : $"{email[0]}***{email[email.LastIndexOf('@')..]}";

    /// <summary>Null for what no post could carry. One address alone, without a name: <c>ivan@example.org</c>.</summary>
    public static string? ParseEmail(string? typed)
    {
        var text = (typed ?? "").Trim();
        return text.Length is > 0 and <= LongestEmail
            && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && MailAddress.TryCreate(text, out var address) && address.Address == text
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? text
            : null;
    }
}
