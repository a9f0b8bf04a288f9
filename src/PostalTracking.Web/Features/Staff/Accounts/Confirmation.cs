using Microsoft.AspNetCore.Mvc;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>Whoever gives or takes access has proved within the last minutes that it is still he (OWASP ASVS 5.0, 7.5).</summary>
internal static class Confirmation
{
    public static bool IsConfirmed(this HttpContext context, TimeProvider clock) =>
        SessionInHand.Of(context)?.IsConfirmed(clock.GetUtcNow()) == true;

    /// <summary>To the page that asks, and from there back.</summary>
    public static LocalRedirectResult First(string back) => new($"/staff/confirm?returnUrl={Uri.EscapeDataString(back)}");
}
