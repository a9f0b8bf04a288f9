using PostalTracking.Domain.Protection;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The buyer's telephone where it may be left out.</summary>
internal static class TypedPhone
{
    public const int MaxLength = 30;

    /// <param name="number">Null where nothing was typed.</param>
    /// <returns>False: something was typed that is no telephone.</returns>
    public static bool TryRead(string? typed, out string? number)
    {
        number = PhoneNumber.Parse(typed);
        return number is not null || string.IsNullOrWhiteSpace(typed);
    }
}
