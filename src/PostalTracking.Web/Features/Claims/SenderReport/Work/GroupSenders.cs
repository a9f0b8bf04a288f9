using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>A senior says that two senders are one, that a trait says nothing, or that either was wrong; always why.</summary>
internal sealed class GroupSenders(PostalTrackingDbContext db, SenderDecisions decisions, AuditLog audit)
{
    /// <returns>The sender to go on with; null where there was nothing to join.</returns>
    public Task<Guid?> JoinAsync(Guid one, Guid other, string reason, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        () => decisions.JoinAsync(one, other, reason, by.Id, cancellationToken),
        stays => (AuditActions.SenderJoined, stays, new { one, other, reason }),
        cancellationToken);

    public Task<Guid?> CutAsync(
        Guid identity, int traitId, string reason, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        async () => await decisions.CutAsync(identity, traitId, reason, by.Id, cancellationToken) ? identity : null,
        _ => (AuditActions.SenderTraitCut, identity, new { trait = traitId, reason }),
        cancellationToken);

    public Task<Guid?> UndoAsync(int decision, string reason, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        () => decisions.UndoAsync(decision, reason, by.Id, cancellationToken),
        about => (AuditActions.SenderDecisionUndone, about, new { decision, reason }),
        cancellationToken);

    private async Task<Guid?> ActAsync(
        Func<Task<Guid?>> act, Func<Guid, (string Action, Guid Subject, object Details)> told, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await act() is not { } identity)
        {
            return null;
        }

        var (action, subject, details) = told(identity);
        audit.Add(action, $"{subject}", details);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return identity;
    }
}
