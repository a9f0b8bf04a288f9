using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>What a shift took and gave back, from its journal and from the money itself, which must say the same. Kopecks.</summary>
internal sealed record ShiftReport
{
    public required Shift Shift { get; init; }

    public required Office Office { get; init; }

    public required string Clerk { get; init; }

    /// <summary>Who took note of a difference.</summary>
    public required string? ApprovedBy { get; init; }

    /// <summary>Of the journal, by what was done and how it was paid.</summary>
    public required IReadOnlyList<MoneyLine> Journal { get; init; }

    /// <summary>Of the premiums, taken (amount over zero) and given back.</summary>
    public required IReadOnlyList<MoneyLine> Premiums { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Ways of payment in which journal and premiums differ, in count or in sum.</summary>
    public IReadOnlyList<PaymentMeans> Disagreements =>
        [.. Enum.GetValues<PaymentMeans>().Where(means =>
            Sum(Journal, means) != Sum(Premiums, means) || Count(Journal, means) != Count(Premiums, means))];

    /// <summary>What should lie in the drawer; fixed once it was counted.</summary>
    public long Expected => Shift.Expected ?? Shift.OpeningCash + Sum(Premiums, PaymentMeans.Cash);

    /// <summary>Null until the drawer was counted: who counts does not know what to find.</summary>
    public long? Difference => Shift.Counted - Shift.Expected;

    public int Count(JournalKind kind, PaymentMeans means) =>
        Journal.Where(line => line.Kind == kind && line.Means == means).Sum(line => line.Count);

    public long Sum(JournalKind kind, PaymentMeans means) =>
        Journal.Where(line => line.Kind == kind && line.Means == means).Sum(line => line.Sum);

    public long Sum(PaymentMeans means) => Sum(Journal, means);

    private static int Count(IEnumerable<MoneyLine> lines, PaymentMeans means) =>
        lines.Where(line => line.Means == means).Sum(line => line.Count);

    private static long Sum(IEnumerable<MoneyLine> lines, PaymentMeans means) =>
        lines.Where(line => line.Means == means).Sum(line => line.Sum);
}

/// <param name="Kind">A premium given back is a refund here: the money does not know why.</param>
internal sealed record MoneyLine(JournalKind Kind, PaymentMeans Means, int Count, long Sum);

internal sealed class ShiftReports(PostalTrackingDbContext db, TimeProvider clock)
{
    /// <summary>Of a shift that the person may see: see <see cref="ShiftAccess"/>.</summary>
    public async Task<ShiftReport> OfAsync(Shift shift, CancellationToken cancellationToken)
    {
        var names = await db.Set<StaffMember>().AsNoTracking()
            .Where(member => member.Id == shift.ClerkId || member.Id == shift.ApprovedBy)
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        return new()
        {
            Shift = shift,
            Office = await db.Set<Office>().AsNoTracking().SingleAsync(office => office.PostalCode == shift.Office, cancellationToken),
            Clerk = names[shift.ClerkId],
            ApprovedBy = shift.ApprovedBy is { } approver ? names[approver] : null,
            Journal = await JournalAsync(shift.Id, cancellationToken),
            Premiums = await PremiumsAsync(shift.Id, cancellationToken),
            At = clock.GetUtcNow(),
        };
    }

    private async Task<IReadOnlyList<MoneyLine>> JournalAsync(Guid shiftId, CancellationToken cancellationToken)
    {
        JournalKind[] money = [JournalKind.Sale, JournalKind.Void, JournalKind.Refund];
        return await db.Set<JournalEntry>().AsNoTracking()
            .Where(line => line.ShiftId == shiftId && money.Contains(line.Kind) && line.Means != null)
            .GroupBy(line => new { line.Kind, line.Means })
            .Select(group => new MoneyLine(group.Key.Kind, group.Key.Means!.Value, group.Count(), group.Sum(line => line.Amount)))
            .ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<MoneyLine>> PremiumsAsync(Guid shiftId, CancellationToken cancellationToken) =>
        await db.Set<PremiumEntry>().AsNoTracking()
            .Where(entry => entry.ShiftId == shiftId)
            .GroupBy(entry => new { IsTaken = entry.Amount > 0, entry.Means })
            .Select(group => new MoneyLine(
                group.Key.IsTaken ? JournalKind.Sale : JournalKind.Refund, group.Key.Means, group.Count(), group.Sum(
                    entry => entry.Amount)))
            .ToListAsync(cancellationToken);
}
