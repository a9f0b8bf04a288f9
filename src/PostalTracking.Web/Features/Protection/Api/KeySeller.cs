using System.Collections.Concurrent;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>
/// In whose name and shift a key sells. Read once and kept: such a shift has no end; were it closed by hand all the same, the sale
/// sees that under its lock.
/// </summary>
internal sealed class KeySeller
{
    private readonly ConcurrentDictionary<Guid, Seller> _known = new();

    /// <summary>Null: the key belongs to nobody at a counter.</summary>
    public async ValueTask<Seller?> OfAsync(HttpContext context)
    {
        if (context.User.SellerId() is not { } staff)
        {
            return null;
        }

        if (_known.TryGetValue(staff, out var seller))
        {
            return seller;
        }

        // On the request's own connection: one that holds a transaction must not wait for a second one from the pool.
        var shifts = context.RequestServices.GetRequiredService<CurrentShift>();
        return await shifts.FindAlwaysOpenAsync(staff, context.RequestAborted) is { } shift
            ? _known.GetOrAdd(staff, new Seller(staff, shift.Id, shift.Office))
            : null;
    }
}
