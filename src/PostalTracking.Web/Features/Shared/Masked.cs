using System.Net;
using System.Net.Sockets;

namespace PostalTracking.Web.Features.Shared;

/// <summary>What may be shown or kept of personal data: enough to recognise one's own, too little to learn another's.</summary>
internal static class Masked
{
    private const string Hidden = "***";

    /// <summary>Four digits: <c>+7 *** ***-12-34</c>. What is too short for a phone with its country shows nothing.</summary>
    public static string Phone(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length < 11 ? Hidden : $"+{digits[..^10]} {Hidden} {Hidden}-{digits[^4..^2]}-{digits[^2..]}";
    }

    /// <summary>The first letter of the family name, the initials of the rest: <c>И*** П.</c></summary>
    public static string Name(string name) => name.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries) is [var family, .. var rest]
        ? string.Join(' ', [$"{family[0]}{Hidden}", .. rest.Select(part => $"{part[0]}.")])
        : Hidden;

    /// <summary>The first letter and the house: <c>i***@example.com</c>.</summary>
    public static string Email(string email) => email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        ? $"{email[0]}{Hidden}{email[at..]}"
        : Hidden;

    /// <summary>The neighbourhood of an address: /24 of IPv4, /48 of IPv6.</summary>
    public static string Network(IPAddress address)
    {
        var known = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = known.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;
        var bytes = known.GetAddressBytes();
        bytes.AsSpan(length / 8).Clear();
        return $"{new IPAddress(bytes)}/{length}";
    }
}
