using System.Security.Claims;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;
using Claim = PostalTracking.Web.Features.Claims.Store.Claim;

namespace PostalTracking.Web.Features.Claims.Access;

/// <summary>Who acts on a claim.</summary>
/// <param name="StaffId">Null for a customer and for the house.</param>
/// <param name="Policy">The one policy a customer's cookie opens; null for the others.</param>
internal sealed record ClaimActor(ClaimAuthor Author, Mover Mover, Guid? StaffId = null, OpenedPolicy? Policy = null)
{
    public static ClaimActor House { get; } = new(ClaimAuthor.House, Mover.House);

    public bool IsStaff => Author == ClaimAuthor.Staff;

    public static ClaimActor Customer(OpenedPolicy policy) => new(ClaimAuthor.Customer, Mover.Customer, Policy: policy);

    /// <summary>Null for whoever has nothing to do with claims: the door decides whether that is 401, 403 or 404.</summary>
    public static ClaimActor? Of(ClaimsPrincipal user) =>
        OpenedPolicy.Of(user) is { } policy ? Customer(policy)
        : user.HasScope(Scopes.Claims) ? new(ClaimAuthor.Staff, Mover.Consultant, user.SellerId())
        : CurrentStaff.Of(user) is { } staff && MoverOf(staff.Role) is { } mover ? new(ClaimAuthor.Staff, mover, staff.Id)
        : null;

    /// <summary>A customer sees the claims of the policy the cookie opens, the desk all of them.</summary>
    public bool MaySee(Claim claim) =>
        Author != ClaimAuthor.Customer
        || (Policy!.TrackNumber == claim.TrackNumber && Policy.PolicyNumber == claim.PolicyNumber);

    private static Mover? MoverOf(StaffRole role) => role switch
    {
        StaffRole.Consultant => Mover.Consultant,
        StaffRole.SeniorConsultant => Mover.Consultant | Mover.Senior,
        _ => null,
    };
}
