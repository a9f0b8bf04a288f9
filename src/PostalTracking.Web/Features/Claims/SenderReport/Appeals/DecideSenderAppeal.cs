using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.SenderReport.Reading;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Appeals;

/// <summary>Why an appeal can't be decided so; each has its sentence.</summary>
internal enum AppealRefusal
{
    ReasonRequired,

    /// <summary>Somebody was quicker.</summary>
    Decided,

    /// <summary>Granted, but no fraud was chosen to be withdrawn.</summary>
    NothingChosen,

    /// <summary>Whoever decided the claim does not judge the objection to it.</summary>
    OwnDecision,
}

/// <summary>A senior answers a sender's appeal. Granted, the frauds chosen warn nobody any more, at once.</summary>
internal sealed class DecideSenderAppeal(PostalTrackingDbContext db, SenderAppeals appeals, AuditLog audit)
{
    /// <param name="candidates">The frauds the appeal may be about.</param>
    /// <param name="claims">Of these the ones to be withdrawn; none: the appeal is refused.</param>
    public async Task<AppealRefusal?> RunAsync(
        SenderAppeal appeal,
        IReadOnlyList<FraudLine> candidates,
        bool isGranted,
        IReadOnlyCollection<string> claims,
        string? reason,
        CurrentStaff by,
        CancellationToken cancellationToken)
    {
        var standing = candidates.Where(fraud => fraud.WithdrawnAt is null).ToList();
        var withdrawn = isGranted ? standing.FindAll(fraud => claims.Contains(fraud.ClaimNumber)) : [];
        if (string.IsNullOrWhiteSpace(reason))
        {
            return AppealRefusal.ReasonRequired;
        }

        if (isGranted && withdrawn.Count == 0)
        {
            return AppealRefusal.NothingChosen;
        }

        if ((isGranted ? withdrawn : standing).Exists(fraud => fraud.DecidedBy == by.Id))
        {
            return AppealRefusal.OwnDecision;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await appeals.DecideAsync(
            appeal.Id, withdrawn.ConvertAll(fraud => (fraud.TrackNumber, fraud.ClaimNumber)), reason.Trim(), by.Id, cancellationToken))
        {
            return AppealRefusal.Decided;
        }

        audit.Add(
            AuditActions.SenderAppealDecided, $"{appeal.Id}", new { isGranted, claims = withdrawn.Select(fraud => fraud.ClaimNumber) });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
