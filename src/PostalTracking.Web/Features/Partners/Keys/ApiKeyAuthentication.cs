using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary><c>Authorization: Bearer …</c> (RFC 6750), never from the address or a cookie.</summary>
internal sealed partial class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyLookup keys,
    KeyUsageTally usage)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private bool _isElsewhere;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("The key is unknown, expired or revoked.");
        }

        // Once the answer is out: nobody waits for our counting.
        Response.OnCompleted(() =>
        {
            usage.Count(key.Prefix, Response.StatusCode);
            return Task.CompletedTask;
        });
        if (!key.MayComeFrom(Context.Connection.RemoteIpAddress))
        {
            _isElsewhere = true;
            LogElsewhere(key.Prefix);
            return AuthenticateResult.Fail("The key does not work from this address.");
        }

        return AuthenticateResult.Success(new(new ClaimsPrincipal(IdentityOf(key)), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (_isElsewhere)
        {
            await Problems.Of(Context, PartnerProblems.AddressNotAllowed).ExecuteAsync(Context);
            return;
        }

        Response.Headers.WWWAuthenticate = result.None ? "Bearer" : "Bearer error=\"invalid_token\"";
        await Problems.Of(Context, ProblemKind.Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return Problems.Of(Context, ProblemKind.Forbidden).ExecuteAsync(Context);
    }

    private ClaimsIdentity IdentityOf(ApiKey key) => new(
        [
            new(Callers.TenantClaim, key.TenantId.ToString(CultureInfo.InvariantCulture)),
            new(Callers.KeyClaim, key.Prefix),
            .. key.SellerId is { } seller ? [new Claim(Callers.SellerClaim, seller.ToString())] : Array.Empty<Claim>(),
            .. key.Scopes.Select(scope => new Claim(Callers.ScopeClaim, scope)),
        ],
        Scheme.Name);

    [LoggerMessage(LogLevel.Warning, "The key {Key} came from an address outside of its networks")]
    private partial void LogElsewhere(string key);
}
