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
    public async Task<ShiftReport> OfAsync(Shift shift, CancellationToken cancellationToken) =>
        (await OfAsync([shift], cancellationToken)).Single();

    /// <summary>In the order given, by four queries however many there are.</summary>
    public async Task<IReadOnlyList<ShiftReport>> OfAsync(IReadOnlyList<Shift> shifts, CancellationToken cancellationToken)
    {
        var ids = shifts.Select(shift => shift.Id).ToList();
        var people = shifts.SelectMany(shift => new[] { shift.ClerkId, shift.ApprovedBy }).OfType<Guid>().Distinct().ToList();
        var codes = shifts.Select(shift => shift.Office).Distinct().ToList();
        var names = await db.Set<StaffMember>().AsNoTracking()
            .Where(member => people.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var offices = await db.Set<Office>().AsNoTracking()
            .Where(office => codes.Contains(office.PostalCode))
            .ToDictionaryAsync(office => office.PostalCode, cancellationToken);
        var journal = await JournalAsync(ids, cancellationToken);
        var premiums = await PremiumsAsync(ids, cancellationToken);
        return
        [
            .. shifts.Select(shift => new ShiftReport
            {
                Shift = shift,
                Office = offices[shift.Office],
                Clerk = names[shift.ClerkId],
                ApprovedBy = shift.ApprovedBy is { } approver ? names[approver] : null,
                Journal = [.. journal[shift.Id]],
                Premiums = [.. premiums[shift.Id]],
                At = clock.GetUtcNow(),
            }),
        ];
    }

    private async Task<ILookup<Guid, MoneyLine>> JournalAsync(List<Guid> shifts, CancellationToken cancellationToken)
    {
        JournalKind[] money = [JournalKind.Sale, JournalKind.Void, JournalKind.Refund];
        var lines = await db.Set<JournalEntry>().AsNoTracking()
            .Where(line => shifts.Contains(line.ShiftId) && money.Contains(line.Kind) && line.Means != null)
            .GroupBy(line => new { line.ShiftId, line.Kind, line.Means })
            .Select(group => new
            {
                group.Key.ShiftId,
                Line = new MoneyLine(group.Key.Kind, group.Key.Means!.Value, group.Count(), group.Sum(line => line.Amount)),
            })
            .ToListAsync(cancellationToken);
        return lines.ToLookup(line => line.ShiftId, line => line.Line);
    }

    private async Task<ILookup<Guid, MoneyLine>> PremiumsAsync(List<Guid> shifts, CancellationToken cancellationToken)
    {
        var lines = await db.Set<PremiumEntry>().AsNoTracking()
            .Where(entry => shifts.Contains(entry.ShiftId))
            .GroupBy(entry => new { entry.ShiftId, IsTaken = entry.Amount > 0, entry.Means })
            .Select(group => new
            {
                group.Key.ShiftId,
                Line = new MoneyLine(
                    group.Key.IsTaken ? JournalKind.Sale : JournalKind.Refund,
                    group.Key.Means,
                    group.Count(),
                    group.Sum(entry => entry.Amount)),
            })
            .ToListAsync(cancellationToken);
        return lines.ToLookup(line => line.ShiftId, line => line.Line);
    }
}
