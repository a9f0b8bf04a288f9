using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// The cookie of the staff: a random token that names a row of <see cref="StaffSession"/>, and nothing else. Each request asks
/// the database, so that a session ended, a screen locked, a role changed hold everywhere at once.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, StaffSessions sessions, AppCookies cookies)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Sent by scripts with what a page asks by itself: it keeps no screen from locking.</summary>
    public const string BackgroundHeader = "X-Background";

    private string CookieName => cookies.Name("staff");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || !Request.Cookies.TryGetValue(CookieName, out var token))
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(token, !Request.Headers.ContainsKey(BackgroundHeader), Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.Fail("The session is over.");
        }

        Context.Features.Set(session);
        return AuthenticateResult.Success(new(session.Principal(), Scheme.Name));
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        // Never an old token for a new sign-in.
        await EndAsync();
        var token = await sessions.BeginAsync(Guid.Parse(user.FindFirstValue(CurrentStaff.IdClaim)!), Context);
        Response.Cookies.Append(CookieName, token, Cookie());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndAsync();
        Response.Cookies.Delete(CookieName, Cookie());
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Lead("/staff", StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => SessionInHand.Of(Context)?.State switch
    {
        SessionState.Locked => Lead("/staff/locked", StatusCodes.Status423Locked),
        SessionState.Unfinished => Lead("/staff/second-factor", StatusCodes.Status403Forbidden),
        _ => Answer(StatusCodes.Status403Forbidden),
    };

    private Task EndAsync() => Request.Cookies.TryGetValue(CookieName, out var token)
        ? sessions.EndAsync(StaffSessions.Hash(token), Context.RequestAborted)
        : Task.CompletedTask;

    private CookieOptions Cookie()
    {
        var shape = new CookieBuilder();
        cookies.Shape(shape, "staff");
        return shape.Build(Context);
    }

    // A person is led to the page that opens the way; a script is told and keeps its work.
    private Task Lead(string page, int toScripts)
    {
        if (!Request.IsNavigation())
        {
            return Answer(toScripts);
        }

        var back = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)
            ? QueryString.Create("returnUrl", Request.PathBase + Request.Path + Request.QueryString)
            : QueryString.Create("returnUrl", Request.PathBase + Request.Path);
        Response.Redirect(page + back);
        return Task.CompletedTask;
    }

    private Task Answer(int status)
    {
        if (!Request.IsNavigation() && Context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        Response.StatusCode = status;
        return Task.CompletedTask;
    }
}

internal static class Navigations
{
    /// <summary>
    /// Whether a browser asks for a page to show; else a script asks. Browsers say which (Fetch Metadata), others by what they
    /// accept.
    /// </summary>
    public static bool IsNavigation(this HttpRequest request) => request.Headers["Sec-Fetch-Mode"].ToString() switch
    {
        "" => !request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase),
        var mode => mode == "navigate",
    };
}
