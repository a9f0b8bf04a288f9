using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Claims.SenderReport.Reading;

/// <summary>Adds to a sender what was decided about it and what it wrote.</summary>
internal static class SenderFolder
{
    public static async Task<SenderFile> WithDecisionsAsync(
        this PostalTrackingDbContext db, SenderFile file, CancellationToken cancellationToken)
    {
        var traits = file.Traits.Select(trait => (int?)trait.Id).ToList();
        var numbers = file.Parcels.Select(parcel => parcel.TrackNumber).ToList();
        List<string> about = [.. numbers, .. file.Frauds.Select(fraud => fraud.ClaimNumber)];
        return file with
        {
            Decisions = await db.Set<SenderDecision>().AsNoTracking()
                .Where(d => traits.Contains(d.TraitId) || numbers.Contains(d.OneNumber!) || numbers.Contains(d.OtherNumber!))
                .OrderByDescending(d => d.Id).ToListAsync(cancellationToken),
            Appeals = await db.Set<SenderAppeal>().AsNoTracking()
                .Where(appeal => about.Contains(appeal.About))
                .OrderByDescending(appeal => appeal.MadeAt).ToListAsync(cancellationToken),
        };
    }
}
