using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// The name that passkeys are bound to. Never what the request calls us: <c>Staff:PasskeyDomain</c>, else the name in our own address.
/// </summary>
internal sealed class PasskeyDomain(IConfiguration configuration) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = configuration["Staff:PasskeyDomain"] is { Length: > 0 } domain ? domain : OwnName() ?? "localhost";
        options.UserVerificationRequirement = "required";

        // Nobody types a name to sign in with one.
        options.ResidentKeyRequirement = "required";

        // What the browser put under its signature. The header of the same name says "null" with a form here: our pages give no referrer.
        options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOurs(origin.Origin, options.ServerDomain));
    }

    private static bool IsOurs(string origin, string domain) => Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Host == domain && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private string? OwnName() => (configuration["urls"] ?? "").Split(';')
        .Select(url =>
            Uri.TryCreate(url, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns ? address.Host : null)
        .FirstOrDefault(host => host is not null);
}
