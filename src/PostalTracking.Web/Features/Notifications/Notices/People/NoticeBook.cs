using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Watch;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>What a person does on the own page, by the link alone: a wrong one, an old one and one that is over look the same.</summary>
internal sealed class NoticeBook(PostalTrackingDbContext db, NoticeKey key, WatchedParcels watched, TimeProvider clock)
{
    // More than a parcel has events.
    private const int MostLines = 100;

    public async Task<NoticeSubscription?> FindAsync(string capability, CancellationToken cancellationToken)
    {
        if (capability.Length != NoticeKey.CapabilityLength)
        {
            return null;
        }

        var hash = NoticeKey.HashOf(capability);
        return await db.Set<NoticeSubscription>().SingleOrDefaultAsync(
            one => one.CapabilityHash == hash && one.EndedAt == null, cancellationToken);
    }

    public async Task<bool> ConfirmAsync(string capability, CancellationToken cancellationToken) =>
        await ChangeAsync(capability, one => one.ConfirmedAt ??= clock.GetUtcNow(), cancellationToken);

    /// <summary>Whoever chooses on the own page has read the letter that leads there.</summary>
    public async Task<bool> ChooseAsync(string capability, NoticeChoice choice, CancellationToken cancellationToken) =>
        await ChangeAsync(
            capability,
            one =>
            {
                one.Choose(choice);
                one.ConfirmedAt ??= clock.GetUtcNow();
            },
            cancellationToken);

    public async Task<bool> StopAsync(string capability, CancellationToken cancellationToken) =>
        await ChangeAsync(capability, one => one.EndFor(NoticeEnd.Stopped, clock.GetUtcNow()), cancellationToken);

    /// <summary>A browser knows nothing of its link, but its own address at the push service.</summary>
    public async Task StopBrowserAsync(string trackNumber, short generation, string endpoint, CancellationToken cancellationToken)
    {
        var person = key.PersonOf(NoticeChannel.Push, endpoint);
        await ChangeAsync(
            db.Set<NoticeSubscription>().Where(
                one => one.TrackNumber == trackNumber && one.Generation == generation && one.Person == person),
            one => one.EndFor(NoticeEnd.Stopped, clock.GetUtcNow()),
            cancellationToken);
    }

    public Task<List<Notice>> LedgerAsync(NoticeSubscription one, CancellationToken cancellationToken) => db.Set<Notice>().AsNoTracking()
        .Where(notice => notice.TrackNumber == one.TrackNumber && notice.Generation == one.Generation && notice.Person == one.Person)
        .OrderByDescending(notice => notice.CreatedAt)
        .Take(MostLines)
        .ToListAsync(cancellationToken);

    private Task<bool> ChangeAsync(string capability, Action<NoticeSubscription> change, CancellationToken cancellationToken)
    {
        var hash = NoticeKey.HashOf(capability);
        return ChangeAsync(db.Set<NoticeSubscription>().Where(one => one.CapabilityHash == hash), change, cancellationToken);
    }

    private async Task<bool> ChangeAsync(
        IQueryable<NoticeSubscription> which, Action<NoticeSubscription> change, CancellationToken cancellationToken)
    {
        // A sender may end it at this moment: then once more, on what it left.
        for (var again = true; ; again = false)
        {
            db.ChangeTracker.Clear();
            if (await which.SingleOrDefaultAsync(one => one.EndedAt == null, cancellationToken) is not { } found)
            {
                return false;
            }

            change(found);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                if (found is { ConfirmedAt: not null, EndedAt: null })
                {
                    await watched.PreferAsync(found.TrackNumber, found.Generation, cancellationToken);
                }

                return true;
            }
            catch (DbUpdateConcurrencyException) when (again)
            {
            }
        }
    }
}
