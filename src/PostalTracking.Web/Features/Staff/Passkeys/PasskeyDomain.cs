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
    }

    private string? OwnName() => (configuration["urls"] ?? "").Split(';')
        .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns ? address.Host : null)
        .FirstOrDefault(host => host is not null);
}
