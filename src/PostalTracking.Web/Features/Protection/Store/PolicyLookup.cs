using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>Finds a policy by its number alone.</summary>
internal sealed class PolicyLookup(PostalTrackingDbContext db)
{
    /// <param name="typed">As people type it.</param>
    /// <returns>Null for a number that was never sold.</returns>
    public async Task<Policy?> FindAsync(string typed, CancellationToken cancellationToken) =>
        PolicyDigits.TryParse(typed, out var number)
            ? await (from n in db.Set<PolicyNumber>()
                     join p in db.Set<Policy>() on new
                     {
                         n.TrackNumber,
                         PolicyNumber =
                         n.Number
                     } equals new { p.TrackNumber, p.PolicyNumber }
                     where n.Number == number
                     select p).AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            : null;
}
