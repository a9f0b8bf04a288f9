using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>Which policy a buyer's cookie opens, and by which version of its keys.</summary>
internal sealed record OpenedPolicy(string TrackNumber, string PolicyNumber, short AccessVersion)
{
    private const string TrackNumberClaim = "track-number";
    private const string PolicyNumberClaim = "policy-number";
    private const string VersionClaim = "access-version";

    public static OpenedPolicy? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: BuyerAccess.Scheme }
        && user.FindFirstValue(TrackNumberClaim) is { } trackNumber
        && user.FindFirstValue(PolicyNumberClaim) is { } policyNumber
        && short.TryParse(user.FindFirstValue(VersionClaim), CultureInfo.InvariantCulture, out var version)
            ? new(trackNumber, policyNumber, version)
            : null;

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new(TrackNumberClaim, TrackNumber),
            new(PolicyNumberClaim, PolicyNumber),
            new(VersionClaim, AccessVersion.ToString(CultureInfo.InvariantCulture)),
        ],
        BuyerAccess.Scheme));
}

/// <summary>The buyer's cookie: what a code or a link is exchanged for. It opens one policy and nothing else.</summary>
internal static class BuyerAccess
{
    public const string Scheme = "Buyer";

    private static readonly TimeSpan Lasting = TimeSpan.FromDays(30);

    public static void AddBuyerAccess(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<IHostEnvironment>((cookie, environment) =>
            {
                // Browsers take __Host- over https only, and a developer's localhost has none.
                var isSafe = !environment.IsDevelopment();
                cookie.Cookie.Name = isSafe ? "__Host-buyer" : "buyer";
                cookie.Cookie.SecurePolicy = isSafe ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = Lasting;
                cookie.SlidingExpiration = false;
                cookie.Events.OnRedirectToLogin = AskForCode;
                cookie.Events.OnRedirectToAccessDenied = AskForCode;
            });
    }

    public static Task EnterAsync(this HttpContext context, OpenedPolicy policy) =>
        context.SignInAsync(Scheme, policy.ToPrincipal(), new AuthenticationProperties { IsPersistent = true });

    public static Task LeaveAsync(this HttpContext context) => context.SignOutAsync(Scheme);

    private static Task AskForCode(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.Redirect("/p");
        return Task.CompletedTask;
    }
}
