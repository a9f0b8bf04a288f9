using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>The words of the pages about accounts, and of the invitation.</summary>
internal static class AccountTexts
{
    public static ResourceTexts Words { get; } = new(typeof(AccountTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
