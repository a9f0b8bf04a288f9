using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>Gathers what the paper of a policy says: the confirmation while it counts, then the act of its return.</summary>
internal sealed class PolicyPapers(PostalTrackingDbContext db, PolicyCodes codes, IOptions<SiteOptions> site, TimeProvider clock)
{
    // A jammed printer is dealt with by then; what is printed later is a copy.
    private static readonly TimeSpan OriginalFor = TimeSpan.FromMinutes(15);

    /// <summary>Null for a number that this office neither sold nor gave the money back for.</summary>
    /// <param name="copy">Which copy; null for the original.</param>
    public async Task<PolicyPaper?> FindAsync(string policyNumber, int? office, int? copy, CancellationToken cancellationToken)
    {
        var found = await (
            from number in db.Set<PolicyNumber>()
            join policy in db.Set<Policy>()
                on new { number.TrackNumber, PolicyNumber = number.Number } equals new { policy.TrackNumber, policy.PolicyNumber }
            join tariff in db.Set<Tariff>() on policy.TariffId equals tariff.Id
            where number.Number == policyNumber
            select new { policy, tariff }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        // The act of return belongs to the office that gave the money back.
        var deeds = await DeedsAsync(found.policy, cancellationToken);
        var last = deeds[^1];
        if (last.Office != office)
        {
            return null;
        }

        var place = await db.Set<Office>().AsNoTracking().SingleAsync(one => one.PostalCode == last.Office, cancellationToken);
        var reprints = await ReprintsAsync(policyNumber, cancellationToken);
        var keys = codes.For(policyNumber, found.policy.AccessVersion);
        var facts = new PaperFacts
        {
            PolicyNumber = policyNumber,
            TrackNumber = found.policy.TrackNumber,
            Tariff = found.tariff,
            Premium = found.policy.Premium,
            CoverLimit = found.policy.CoverLimit,
            Rule = found.policy.EvidenceRule,
            CoverFrom = found.policy.CoverFrom,
            CoverUntil = found.policy.CoverUntil,
            Office = new(place.PostalCode, place.Name, place.TimeZone),
            Sale = deeds[0].Deed,
            Return = deeds.Count > 1 ? new(last.Deed, found.policy.Status == PolicyStatus.Voided, last.Note) : null,
            Copy = copy is { } n && n >= 1 && n <= reprints.Count ? new(n, reprints[n - 1]) : null,
            AccessCode = keys.AccessCode,
            Link = site.Value.Address is { } address ? new Uri(address, $"/p/{keys.Capability}") : null,
            Hotline = site.Value.Hotline,
        };
        return new(facts, reprints.Count == 0 && clock.GetUtcNow() - last.Deed.At <= OriginalFor, reprints.Count);
    }

    // The sale, then its return if there was one; who did it and why stands in the journal of its shift.
    private async Task<IReadOnlyList<(PaperDeed Deed, int Office, string? Note)>> DeedsAsync(
        Policy policy, CancellationToken cancellationToken)
    {
        JournalKind[] kinds = [JournalKind.Sale, JournalKind.Void, JournalKind.Refund];
        var rows = await (
            from entry in db.Set<PremiumEntry>()
            join shift in db.Set<Shift>() on entry.ShiftId equals shift.Id
            join line in db.Set<JournalEntry>().Where(line => kinds.Contains(line.Kind))
                on new { entry.ShiftId, PolicyNumber = (string?)entry.PolicyNumber, entry.Amount }
                equals new { line.ShiftId, line.PolicyNumber, line.Amount }
            join member in db.Set<StaffMember>() on line.StaffId equals member.Id
            where entry.TrackNumber == policy.TrackNumber && entry.PolicyNumber == policy.PolicyNumber
            orderby entry.Sequence
            select new { entry.Amount, entry.Means, entry.At, member.Name, shift.Number, shift.Office, line.Note })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => (new PaperDeed(row.Amount, row.Means, row.At, row.Name, row.Number), row.Office, row.Note))];
    }

    private Task<List<DateTimeOffset>> ReprintsAsync(string policyNumber, CancellationToken cancellationToken) =>
        db.Set<JournalEntry>().AsNoTracking()
            .Where(line => line.PolicyNumber == policyNumber && line.Kind == JournalKind.Reprint)
            .OrderBy(line => line.At).ThenBy(line => line.ShiftId).ThenBy(line => line.Sequence)
            .Select(line => line.At)
            .ToListAsync(cancellationToken);
}

/// <param name="MayBeOriginal">The first sheet may still be given out; later there are copies alone.</param>
internal sealed record PolicyPaper(PaperFacts Facts, bool MayBeOriginal, int Copies)
{
    /// <summary>Whether it may leave the printer as it is asked for.</summary>
    public bool MayBePrinted => Facts.Copy is not null || MayBeOriginal;
}
