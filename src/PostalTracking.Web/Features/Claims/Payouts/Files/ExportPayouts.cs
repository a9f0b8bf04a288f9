using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

internal abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <summary>Now or by an earlier sending of the same form.</summary>
    internal sealed record Made(Guid Id) : ExportOutcome;

    /// <summary>No payout is released, or another file has just taken them all.</summary>
    internal sealed record Nothing : ExportOutcome;

    /// <summary>Nobody has said from which account: <see cref="PaymentsOptions"/>.</summary>
    internal sealed record NoPayer : ExportOutcome;

    internal sealed record Running : ExportOutcome;
}

/// <summary>Makes a file of the released payouts. Each is in exactly one file: whoever takes it first has its row locked.</summary>
internal sealed class ExportPayouts(
    PostalTrackingDbContext db,
    IdempotencyLedger ledger,
    PayeeSafe safe,
    IDataProtectionProvider protection,
    IOptions<PaymentsOptions> options,
    AuditLog audit,
    TimeProvider clock)
{
    public const string Purpose = "Claims.PayoutFile";

    private static readonly byte[] RequestHash = SHA256.HashData("export"u8);

    public async Task<ExportOutcome> RunAsync(CurrentStaff staff, string key, CancellationToken cancellationToken)
    {
        if (!options.Value.IsThere)
        {
            return new ExportOutcome.NoPayer();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        switch (await ledger.AdmitAsync($"staff:{staff.Id:N}", key, RequestHash, cancellationToken))
        {
            case Admission.Done:
                return new ExportOutcome.Made(Guid.Parse(Encoding.UTF8.GetString(ledger.Earlier!.Body.Span)));
            case Admission.Running:
                return new ExportOutcome.Running();
            case Admission.Mismatch:
                return new ExportOutcome.Nothing();
        }

        var payouts = await TakeAsync(cancellationToken);
        if (payouts.Count == 0)
        {
            return new ExportOutcome.Nothing();
        }

        var export = await MakeAsync(payouts, staff, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await ledger.KeepAsync(new(StatusCodes.Status303SeeOther, "text/plain", null, Encoding.UTF8.GetBytes($"{export.Id:N}")));
        await transaction.CommitAsync(CancellationToken.None);
        return new ExportOutcome.Made(export.Id);
    }

    // The oldest, in the order of the key, as everybody locks them. A row that another file took meanwhile is no longer released and
    // falls out.
    private Task<List<Payout>> TakeAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        const short released = (short)PayoutStatus.Released;
        return db.Set<Payout>()
            .FromSql(
                $"""
                select * from payout where status = {released} and (track_number, claim_number, sequence) in (
                    select track_number, claim_number, sequence from payout where status = {released}
                    order by ordered_at limit {options.Value.AtOnce})
                order by track_number, claim_number, sequence for update
                """)
            .ToListAsync(cancellationToken);
    }

    private async Task<PayoutExport> MakeAsync(List<Payout> payouts, CurrentStaff staff, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var numbers = payouts.Select(payout => payout.ClaimNumber).ToList();
        var tracks = payouts.Select(payout => payout.TrackNumber).Distinct().ToList();
        var policies = await db.Set<Claim>().AsNoTracking()
            .Where(claim => tracks.Contains(claim.TrackNumber) && numbers.Contains(claim.ClaimNumber))
            .ToDictionaryAsync(claim => claim.ClaimNumber, claim => claim.PolicyNumber, cancellationToken);
        var file = new PaymentFile(
            Guid.CreateVersion7(now),
            now,
            options.Value.Payer!,
            PayeeAccount.Parse(options.Value.Account!, options.Value.Bic!),
            [
                .. payouts.Select(payout => Payment.Of(
                    payout.Name(),
                    safe.Open(payout.ClaimNumber, payout.Payee),
                    payout.Amount,
                    payout.ClaimNumber,
                    policies[payout.ClaimNumber])),
            ]);
        foreach (var payout in payouts)
        {
            payout.Status = PayoutStatus.Exported;
            payout.ExportId = file.Id;
            payout.Version++;
        }

        var (csv, xml) = (PaymentCsv.Of(file), Pain001.Of(file));
        var protector = protection.CreateProtector(Purpose);
        var export = new PayoutExport
        {
            Id = file.Id,
            MadeBy = staff.Id,
            MadeAt = now,
            Count = payouts.Count,
            Total = file.Total,
            Csv = protector.Protect(csv),
            CsvSha256 = SHA256.HashData(csv),
            Xml = protector.Protect(xml),
            XmlSha256 = SHA256.HashData(xml),
        };
        db.Add(export);
        audit.Add(AuditActions.PayoutsExported, $"{export.Id}", new { export.Count, export.Total });
        return export;
    }
}
