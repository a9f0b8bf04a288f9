using System.Security.Cryptography;
using System.Text;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>Writes a customer's message once for each form and text, however often the form is sent.</summary>
internal sealed class WriteOnce(PostalTrackingDbContext db, IdempotencyLedger ledger, WriteMessage messages)
{
    /// <returns>False: there is no such claim for this customer.</returns>
    public async Task<bool> WriteAsync(string claimNumber, string text, string key, ClaimActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"message\n{claimNumber}\n{text}"));

        // Whoever comes back and writes something else in the same form has written something else.
        var once = $"{key}:{Convert.ToHexStringLower(hash.AsSpan(..8))}";
        if (await ledger.AdmitAsync($"policy:{actor.Policy!.PolicyNumber}", once, hash, cancellationToken) != Admission.Fresh)
        {
            return true;
        }

        if (await messages.WriteAsync(claimNumber, text, actor, isInternal: false, cancellationToken) is not ClaimOutcome.Done)
        {
            return false;
        }

        await ledger.KeepAsync(new(StatusCodes.Status303SeeOther, null, null, ReadOnlyMemory<byte>.Empty));
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
