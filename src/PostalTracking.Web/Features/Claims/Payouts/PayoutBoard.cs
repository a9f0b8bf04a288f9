using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Payouts.Files;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>A payout with its claim and the names of everybody whose hands it went through.</summary>
internal sealed record PayoutLine(Payout Payout, Claim Claim, string? Sold, string? Decided, string? Ordered, string? Released)
{
    public string Path => $"/desk/payouts/{Payout.ClaimNumber}/{Payout.Sequence}";
}

/// <summary>A file of the payment system with who made it and how many of its payouts wait for an answer.</summary>
internal sealed record FileLine(Guid Id, DateTimeOffset MadeAt, int Count, long Total, byte[] XmlSha256, string? MadeBy, int Left);

/// <summary>Reads payouts for the desk.</summary>
internal sealed class PayoutBoard(PostalTrackingDbContext db)
{
    public Task<List<PayoutLine>> ListAsync(PayoutStatus status, int most, CancellationToken cancellationToken) => Lines(
            db.Set<Payout>().Where(payout => payout.Status == status).OrderBy(payout => payout.OrderedAt).Take(most))
        .ToListAsync(cancellationToken);

    /// <summary>Paid and returned, the latest first.</summary>
    public Task<List<PayoutLine>> OverAsync(int most, CancellationToken cancellationToken) => Lines(
            db.Set<Payout>().Where(payout => payout.SettledAt != null).OrderByDescending(payout => payout.SettledAt).Take(most))
        .ToListAsync(cancellationToken);

    public Task<List<PayoutLine>> OfFileAsync(Guid exportId, CancellationToken cancellationToken) => Lines(
            db.Set<Payout>().Where(payout => payout.ExportId == exportId).OrderBy(p => p.ClaimNumber).ThenBy(p => p.Sequence))
        .ToListAsync(cancellationToken);

    public Task<PayoutLine?> FindAsync(Claim claim, int sequence, CancellationToken cancellationToken) => Lines(
            db.Set<Payout>().Where(payout => payout.TrackNumber == claim.TrackNumber
                && payout.ClaimNumber == claim.ClaimNumber && payout.Sequence == sequence))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>How many stand so, and how much they are.</summary>
    public async Task<(int Count, long Total)> SumAsync(PayoutStatus status, CancellationToken cancellationToken)
    {
        var payouts = db.Set<Payout>().Where(payout => payout.Status == status);
        return (await payouts.CountAsync(cancellationToken), await payouts.SumAsync(payout => payout.Amount, cancellationToken));
    }

    public Task<List<FileLine>> FilesAsync(int most, CancellationToken cancellationToken) =>
        Files(db.Set<PayoutExport>().OrderByDescending(export => export.MadeAt).Take(most)).ToListAsync(cancellationToken);

    public Task<FileLine?> FileAsync(Guid exportId, CancellationToken cancellationToken) =>
        Files(db.Set<PayoutExport>().Where(export => export.Id == exportId)).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<PayoutLine> Lines(IQueryable<Payout> payouts) =>
        from payout in payouts.AsNoTracking()
        join claim in db.Set<Claim>() on new { payout.TrackNumber, payout.ClaimNumber } equals new { claim.TrackNumber, claim.ClaimNumber }
        select new PayoutLine(
            payout,
            claim,
            db.Users.Where(member => member.Id == claim.SoldBy).Select(member => member.Name).FirstOrDefault(),
            db.Users.Where(member => member.Id == claim.DecidedBy).Select(member => member.Name).FirstOrDefault(),
            db.Users.Where(member => member.Id == payout.OrderedBy).Select(member => member.Name).FirstOrDefault(),
            db.Users.Where(member => member.Id == payout.ReleasedBy).Select(member => member.Name).FirstOrDefault());

    private IQueryable<FileLine> Files(IQueryable<PayoutExport> exports) => exports.AsNoTracking().Select(export => new FileLine(
        export.Id,
        export.MadeAt,
        export.Count,
        export.Total,
        export.XmlSha256,
        db.Users.Where(member => member.Id == export.MadeBy).Select(member => member.Name).FirstOrDefault(),
        db.Set<Payout>().Count(payout => payout.ExportId == export.Id && payout.Status == PayoutStatus.Exported)));
}
