using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Watch;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// Somebody left an address on a parcel's page. Whether it is theirs only the address can tell, so it is asked; whoever is told
/// already gets the way to the own page instead. The asker learns neither.
/// </summary>
internal sealed class AskToBeTold(
    PostalTrackingDbContext db,
    NoticeKey key,
    NoticeAddress addresses,
    WatchedParcels watched,
    IOptions<NoticeOptions> options,
    TimeProvider clock)
{
    public async Task RunAsync(
        string trackNumber,
        short generation,
        NoticeChannel channel,
        string address,
        NoticeChoice choice,
        CancellationToken cancellationToken)
    {
        var person = key.PersonOf(channel, address);
        var subscription = await FindAsync(trackNumber, generation, person, cancellationToken);
        var isTold = subscription is { EndedAt: null } && (subscription.ConfirmedAt is not null || subscription.PolicyNumber is not null);
        if (!isTold)
        {
            subscription = Begin(subscription, trackNumber, generation, person, channel, address, choice);
        }

        if (await MayAskAsync(person, cancellationToken))
        {
            Say(isTold ? Said.OwnPage : Said.Question, subscription!);
        }

        await SaveAsync(cancellationToken);
    }

    /// <summary>
    /// Whoever asked is at the address itself, a browser or a chat with our bot: nothing is to be confirmed.
    /// </summary>
    /// <param name="name">What the person is known by at that place.</param>
    /// <param name="address">What is needed to reach it.</param>
    /// <param name="said">What the person is told at once where this is new.</param>
    /// <returns>What opens the person's page.</returns>
    public async Task<string> AtOnceAsync(
        string trackNumber,
        short generation,
        NoticeChannel channel,
        string name,
        string address,
        NoticeChoice choice,
        CancellationToken cancellationToken,
        string? said = null)
    {
        var person = key.PersonOf(channel, name);
        var subscription = await FindAsync(trackNumber, generation, person, cancellationToken);
        if (subscription is not { EndedAt: null })
        {
            subscription = Begin(subscription, trackNumber, generation, person, channel, address, choice);
            subscription.ConfirmedAt = clock.GetUtcNow();
            if (said is not null)
            {
                Say(said, subscription);
            }
        }

        // The keys of a browser's end may be new under the old name.
        subscription.Address = addresses.Close(address);
        await SaveAsync(cancellationToken);
        await watched.PreferAsync(trackNumber, generation, cancellationToken);
        return key.CapabilityOf(trackNumber, generation, person, subscription.CapabilityVersion);
    }

    private NoticeSubscription Begin(
        NoticeSubscription? former,
        string trackNumber,
        short generation,
        byte[] person,
        NoticeChannel channel,
        string address,
        NoticeChoice choice)
    {
        var version = (short)((former?.CapabilityVersion ?? 0) + (former is { EndedAt: null } ? 0 : 1));
        var hash = NoticeKey.HashOf(key.CapabilityOf(trackNumber, generation, person, version));
        var subscription = former ?? new NoticeSubscription
        {
            TrackNumber = trackNumber,
            Generation = generation,
            Person = person,
            Channel = channel,
            Language = choice.Language,
            Events = choice.Events,
            TimeZone = choice.TimeZone,
            AskedAt = clock.GetUtcNow(),
            CapabilityHash = hash,
            CapabilityVersion = version,
        };
        if (former is null)
        {
            db.Add(subscription);
        }

        subscription.Choose(choice);
        (subscription.Address, subscription.AskedAt) = (addresses.Close(address), clock.GetUtcNow());
        (subscription.CapabilityVersion, subscription.CapabilityHash) = (version, hash);
        (subscription.ConfirmedAt, subscription.EndedAt, subscription.End) = (null, null, null);
        return subscription;
    }

    private void Say(string said, NoticeSubscription to)
    {
        var now = clock.GetUtcNow();
        db.Add(new Notice
        {
            TrackNumber = to.TrackNumber,
            Generation = to.Generation,
            Person = to.Person,
            EventKey = $"{said}@{now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}",
            Id = Guid.CreateVersion7(now),
            Channel = to.Channel,
            Said = said,
            HappenedAt = now,
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }

    // Of whichever parcel and whoever caused them.
    private async Task<bool> MayAskAsync(byte[] person, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.Set<Notice>().CountAsync(
            notice => notice.Person == person && notice.CreatedAt > since
                && (notice.Said == Said.Question || notice.Said == Said.OwnPage),
            cancellationToken) < options.Value.QuestionsPerDay;
    }

    private Task<NoticeSubscription?> FindAsync(
        string trackNumber, short generation, byte[] person, CancellationToken cancellationToken) =>
        db.Set<NoticeSubscription>().SingleOrDefaultAsync(
            one => one.TrackNumber == trackNumber && one.Generation == generation && one.Person == person, cancellationToken);

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        // The same address at the same moment: the other one has asked.
        catch (DbUpdateException repeated) when (repeated is DbUpdateConcurrencyException
            || repeated.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
        }
    }
}
