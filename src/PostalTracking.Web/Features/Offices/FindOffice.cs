using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>An office with its region and the ones near it.</summary>
/// <param name="Near">Others of the same place, nearest indexes first.</param>
internal sealed record OfficeWithNeighbours(Office Office, Region? Region, IReadOnlyList<FoundOffice> Near);

/// <summary>Reads one office for its page.</summary>
internal sealed class FindOffice(PostalTrackingDbContext db)
{
    public const int MostNear = 8;

    public async Task<OfficeWithNeighbours?> FindAsync(int postalCode, CancellationToken cancellationToken)
    {
        var offices = db.Set<Office>().AsNoTracking();
        if (await offices.SingleOrDefaultAsync(o => o.PostalCode == postalCode, cancellationToken) is not { } office)
        {
            return null;
        }

        var region = await db.Set<Region>().AsNoTracking().SingleOrDefaultAsync(r => r.Code == office.RegionCode, cancellationToken);

        // The place as the post's index has it: a city's offices by its name, a village's by its district and name.
        var near = office is { City: null, Locality: null }
            ? []
            : await offices
                .Where(o => o.RegionCode == office.RegionCode
                    && o.PostalCode != postalCode
                    && (office.City != null ? o.City == office.City : o.District == office.District)
                    && (office.Locality == null || o.Locality == office.Locality || o.District == office.District))
                .OrderBy(o => Math.Abs(o.PostalCode - postalCode))
                .Take(MostNear)
                .Select(o => new FoundOffice(o.PostalCode, o.Name, o.Kind, null, null, null, null))
                .ToListAsync(cancellationToken);
        return new(office, region, near);
    }
}
