using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>A claim with its payouts, all held until the transaction ends.</summary>
internal sealed record ClaimMoney(Claim Claim, List<Payout> Payouts);

/// <summary>A form that pays, as it may be sent more than once: the server's key and what the money depends on.</summary>
internal sealed record PayoutRequest(string Key, string What)
{
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes($"payout\n{What}"));
}

/// <summary>
/// One act on the money of a claim: the form's key, the claim's lock, the locks of its payouts, the act, its answer kept, commit.
/// Whoever orders, releases and exports at the same moment does it one after the other.
/// </summary>
internal sealed class PayoutTransaction(PostalTrackingDbContext db, ClaimBook claims, IdempotencyLedger ledger)
{
    /// <param name="request">Null for what may be repeated by itself, or is under the key of a request of the API already.</param>
    public async Task<PayoutOutcome> RunAsync(
        string claimNumber,
        ClaimActor actor,
        PayoutRequest? request,
        Func<ClaimMoney, Task<PayoutOutcome>> act,
        CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellationToken)
            : null;
        if (request is not null
            && await AdmitAsync(actor, request with { What = $"{claimNumber}\n{request.What}" }, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (await claims.LockAsync(claimNumber, cancellationToken) is not { } claim
            || !actor.MaySee(claim)
            || (actor.Policy is { } opened && !await claims.IsStillOpenAsync(opened, cancellationToken)))
        {
            return new PayoutOutcome.NotFound();
        }

        var outcome = await act(new(claim, await PayoutsAsync(claim, cancellationToken)));
        if (outcome is not PayoutOutcome.Done done)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }

        await db.SaveChangesAsync(cancellationToken);
        if (request is not null)
        {
            var answer = Encoding.UTF8.GetBytes(done.Sequence.ToString(CultureInfo.InvariantCulture));
            await ledger.KeepAsync(new(StatusCodes.Status303SeeOther, "text/plain", null, answer));
        }

        if (own is not null)
        {
            await own.CommitAsync(CancellationToken.None);
        }

        return done;
    }

    // The claim is locked first, its payouts after it and in their order; an export locks payouts in the same order and no claim.
    private Task<List<Payout>> PayoutsAsync(Claim claim, CancellationToken cancellationToken) => db.Set<Payout>()
        .FromSql(
            $"""
            select * from payout where track_number = {claim.TrackNumber} and claim_number = {claim.ClaimNumber}
            order by sequence for update
            """)
        .ToListAsync(cancellationToken);

    private async Task<PayoutOutcome?> AdmitAsync(ClaimActor actor, PayoutRequest request, CancellationToken cancellationToken) =>
        await ledger.AdmitAsync($"staff:{actor.StaffId:N}", request.Key, request.Hash, cancellationToken) switch
        {
            Admission.Fresh => null,
            Admission.Done => new PayoutOutcome.Done(
                short.Parse(Encoding.UTF8.GetString(ledger.Earlier!.Body.Span), CultureInfo.InvariantCulture)),
            Admission.Running => new PayoutOutcome.Running(),
            _ => new PayoutOutcome.Changed(),
        };
}
