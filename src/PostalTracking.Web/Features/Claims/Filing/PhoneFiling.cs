using System.Security.Cryptography;
using System.Text;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Filing;

internal abstract record PhoneAnswer
{
    private PhoneAnswer()
    {
    }

    /// <summary>Now or by an earlier sending of the same form.</summary>
    internal sealed record Filed(string ClaimNumber) : PhoneAnswer;

    internal sealed record Refused(ClaimOutcome.Refused Why) : PhoneAnswer;

    /// <summary>The policy is gone, or another sending of this form is being worked on.</summary>
    internal sealed record TryAgain : PhoneAnswer;
}

/// <summary>
/// Files what a consultant wrote down on the telephone, once for each form. The caller was told apart from a stranger before, by
/// the number of the policy and the sum paid for the parcel; that it was so is recorded with the claim.
/// </summary>
internal sealed class PhoneFiling(PostalTrackingDbContext db, IdempotencyLedger ledger, FileClaim filing, AuditLog audit)
{
    /// <param name="key">The form's.</param>
    /// <param name="language">The caller's.</param>
    public async Task<PhoneAnswer> FileAsync(
        string policyNumber, ClaimFacts facts, ClaimActor actor, string key, string language, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // One form, one claim, whatever was changed in it after it had been answered.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"claim by phone\n{policyNumber}"));
        switch (await ledger.AdmitAsync($"staff:{actor.StaffId:N}", key, hash, cancellationToken))
        {
            case Admission.Done:
                return new PhoneAnswer.Filed(Encoding.UTF8.GetString(ledger.Earlier!.Body.Span));
            case Admission.Running or Admission.Mismatch:
                return new PhoneAnswer.TryAgain();
        }

        audit.Add(AuditActions.CallerVerified, policyNumber, new { by = "policy number and sum" });
        switch (await filing.FileAsync(policyNumber, facts, actor, ClaimChannel.Phone, language, cancellationToken))
        {
            case ClaimOutcome.Done { Claim: var claim }:
                await ledger.KeepAsync(new(
                    StatusCodes.Status303SeeOther, "text/plain", null, Encoding.UTF8.GetBytes(claim.ClaimNumber)));
                await transaction.CommitAsync(CancellationToken.None);
                return new PhoneAnswer.Filed(claim.ClaimNumber);
            case ClaimOutcome.Refused refused:
                return new PhoneAnswer.Refused(refused);
            default:
                return new PhoneAnswer.TryAgain();
        }
    }
}
