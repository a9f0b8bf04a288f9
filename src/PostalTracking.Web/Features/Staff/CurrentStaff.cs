using System.Globalization;
using System.Security.Claims;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Who is signed in.</summary>
/// <param name="Office">The postal code of the office the person is bound to; null where the work is bound to none.</param>
internal sealed record CurrentStaff(Guid Id, string Name, StaffRole Role, int? Office)
{
    public const string IdClaim = ClaimTypes.NameIdentifier;
    public const string NameClaim = "staff-name";
    public const string RoleClaim = "staff-role";
    public const string OfficeClaim = "staff-office";

    /// <summary>Null without a session of the staff.</summary>
    public static CurrentStaff? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(IdClaim) is { } id
        && user.FindFirstValue(NameClaim) is { } name
        && Enum.TryParse<StaffRole>(user.FindFirstValue(RoleClaim), out var role)
            ? new(
                Guid.Parse(id),
                name,
                role,
                user.FindFirstValue(OfficeClaim) is { } office ? int.Parse(office, CultureInfo.InvariantCulture) : null)
            : null;
}
