using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>In whose name and shift a key sells.</summary>
internal sealed class KeySeller(CurrentShift shifts)
{
    /// <summary>Null: the key belongs to nobody at a counter.</summary>
    public async Task<Seller?> OfAsync(HttpContext context) =>
        context.User.SellerId() is { } seller && await shifts.FindAlwaysOpenAsync(seller, context.RequestAborted) is { } shift
            ? new(seller, shift.Id, shift.Office)
            : null;
}
