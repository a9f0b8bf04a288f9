using System.Net.Mail;

namespace PostalTracking.Web.Hosting;

/// <summary>One address of a person, as it is typed, kept and shown.</summary>
internal static class EmailAddress
{
    public const int Longest = 254;

    /// <summary>Null for what no post could carry. One address alone, without a name: <c>ivan@example.org</c>.</summary>
    public static string? Parse(string? typed)
    {
        var text = (typed ?? "").Trim();
        return text.Length is > 0 and <= Longest
            && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && MailAddress.TryCreate(text, out var address) && address.Address == text
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? text
            : null;
    }

    /// <summary>i***@example.org: its owner knows it again and nobody else learns it. Null where there is none.</summary>
    public static string? Masked(string? email) =>
        string.IsNullOrEmpty(email) ? null : $"{email[0]}***{email[email.LastIndexOf('@')..]}";
}
