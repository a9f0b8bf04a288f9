using Microsoft.EntityFrameworkCore.Storage;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A transaction of the use case's own, or the endpoint's around it, whose end is then the endpoint's.</summary>
internal sealed class OwnTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellationToken) => own?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

internal static class OwnTransactions
{
    public static async Task<OwnTransaction> BeginUnlessBegunAsync(this PostalTrackingDbContext db, CancellationToken cancellationToken) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null);
}
