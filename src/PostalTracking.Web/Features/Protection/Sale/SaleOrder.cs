using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>What the customer buys.</summary>
/// <param name="Cod">The cash on delivery paid, kopecks.</param>
/// <param name="Phone">By <see cref="PhoneNumber"/>: digits with the leading 7.</param>
/// <param name="Consent">The customer has heard the rule and agrees.</param>
internal sealed record SaleOrder(TrackNumber TrackNumber, long Cod, string Phone, string? Email, bool Consent, PaymentMeans Means);

/// <summary>Who sells, and in which shift the money is.</summary>
internal sealed record Seller(Guid StaffId, Guid ShiftId, int Office);

internal abstract record SaleOutcome
{
    private SaleOutcome()
    {
    }

    internal sealed record Sold(Policy Policy, BuyerKeys Keys) : SaleOutcome;

    /// <summary>The parcel has a policy; no second one is sold.</summary>
    internal sealed record AlreadyProtected(Policy Policy) : SaleOutcome;

    internal sealed record NotEligible(SaleRefusal Reason) : SaleOutcome;
}
