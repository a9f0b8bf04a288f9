using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>What a session says of whose it is: see <see cref="CurrentStaff"/>.</summary>
internal sealed class StaffClaims : IUserClaimsPrincipalFactory<StaffMember>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffMember user) => Task.FromResult(Of(user));

    /// <summary>Who, but nothing of what the person may do.</summary>
    public static ClaimsPrincipal Restricted(StaffMember member) =>
        new(new ClaimsIdentity([new(CurrentStaff.IdClaim, member.Id.ToString())], IdentityConstants.ApplicationScheme));

    public static ClaimsPrincipal Of(StaffMember member) => new(new ClaimsIdentity(
        [
            new(CurrentStaff.IdClaim, member.Id.ToString()),
            new(CurrentStaff.NameClaim, member.Name),
            new(CurrentStaff.RoleClaim, member.Role.ToString()),
            .. member.Office is { } office
                ? [new Claim(CurrentStaff.OfficeClaim, office.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<Claim>(),
            .. member.TenantId is { } tenant
                ? [new Claim(Callers.TenantClaim, tenant.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<Claim>(),
        ],
        IdentityConstants.ApplicationScheme));
}
