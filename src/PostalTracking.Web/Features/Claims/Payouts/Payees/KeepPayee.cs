using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>
/// Writes down where the money goes to. What was ordered to another account and has not left stops: it must be ordered anew, under
/// the eyes of whoever releases it.
/// </summary>
internal sealed class KeepPayee(
    PostalTrackingDbContext db, PayoutTransaction transaction, FreePayout free, PayeeSafe safe, AuditLog audit, TimeProvider clock)
{
    /// <summary>Money can still go to the customer.</summary>
    public static bool IsAskedFor(ClaimStatus status) => status.IsOpen() && status != ClaimStatus.Draft;

    public Task<PayoutOutcome> RunAsync(string claimNumber, ClaimActor actor, Payee payee, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber, actor, request: null, money => KeepAsync(money, actor, payee, cancellationToken), cancellationToken);

    private async Task<PayoutOutcome> KeepAsync(
        ClaimMoney money, ClaimActor actor, Payee payee, CancellationToken cancellationToken)
    {
        var claim = money.Claim;
        if (!IsAskedFor(claim.Status))
        {
            return new PayoutOutcome.Refused([PayoutRefusal.NotApproved]);
        }

        var last = await db.PayeeAsync(claim, cancellationToken);
        if (last is not null && safe.Open(claim.ClaimNumber, last.Details) == payee)
        {
            return new PayoutOutcome.Done(last.Version);
        }

        var stopped = money.Payouts.Where(payout => payout.Status is PayoutStatus.Ordered or PayoutStatus.Released).ToList();
        foreach (var payout in stopped)
        {
            await free.RunAsync(money, payout, actor, "payee-changed", text: null, cancellationToken);
        }

        var version = (short)((last?.Version ?? 0) + 1);
        db.Add(new ClaimPayee
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            Version = version,
            Details = safe.Close(claim.ClaimNumber, payee),
            Masked = payee.Account.Masked,
            Author = actor.Author,
            StaffId = actor.StaffId,
            At = clock.GetUtcNow(),
        });
        claim.Version++;
        audit.Add(
            AuditActions.PayeeKept,
            claim.ClaimNumber,
            new { by = actor.IsStaff ? "desk" : "buyer", version, account = payee.Account.Masked, stopped = stopped.Count });
        return new PayoutOutcome.Done(version);
    }
}
