namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>Where a buyer can be reached, shown so that its owner knows it again and nobody else learns it.</summary>
internal static class Contact
{
    /// <summary>+7 *** ***-45-67; null where there is none.</summary>
    public static string? Masked(string? phone) =>
        string.IsNullOrEmpty(phone) ? null : $"+{phone[0]}\u00A0***\u00A0***-{phone[^4..^2]}-{phone[^2..]}";
}
