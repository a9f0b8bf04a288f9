using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The sessions of the staff: begun, found, seen, locked, ended.</summary>
internal sealed class StaffSessions(PostalTrackingDbContext db, DemoMode demo, TimeProvider clock)
{
    /// <summary>From sign-in, whatever is done in between.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without anything done; then the screen locks.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Wrong PINs that end a session.</summary>
    public const int MostWrongPins = 5;

    // A row is not written for every click.
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);

    /// <summary>The token for the cookie. What has run out of the same person's is swept away on the occasion.</summary>
    public async Task<string> BeginAsync(Guid staffId, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await db.Set<StaffSession>().Where(s => s.StaffId == staffId && s.CreatedAt <= now - Longest).ExecuteDeleteAsync(
            context.RequestAborted);
        db.Add(new StaffSession
        {
            TokenHash = Hash(token),
            StaffId = staffId,
            CreatedAt = now,
            SeenAt = now,
            ConfirmedAt = now,
            Network = context.Connection.RemoteIpAddress is { } address ? Masked.Network(address) : "",
            Browser = BrowserWords.Of(context.Request.Headers.UserAgent.ToString()),
        });
        await db.SaveChangesAsync(context.RequestAborted);
        return token;
    }

    /// <param name="isActivity">Whether a person did this, not a page by itself.</param>
    public async Task<SessionInHand?> FindAsync(string token, bool isActivity, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        var found = await (
            from session in db.Set<StaffSession>().AsNoTracking()
            join member in db.Users.AsNoTracking() on session.StaffId equals member.Id
            where session.TokenHash == hash && session.CreatedAt > now - Longest && member.DisabledAt == null
            select new { Session = session, Member = member, HasPasskey = db.UserPasskeys.Any(key => key.UserId == member.Id) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || (!demo.IsOn && DemoStaff.IsDemo(found.Member.Id)))
        {
            return null;
        }

        var state = IsLocked(found.Session, now) ? SessionState.Locked
            : found.Member.TwoFactorEnabled || found.HasPasskey ? SessionState.Open
            : SessionState.Unfinished;
        if (isActivity && state != SessionState.Locked && now - found.Session.SeenAt > SeenWithin)
        {
            // Only forward, and never over a lock set meanwhile.
            await db.Set<StaffSession>().Where(s => s.TokenHash == hash && s.LockedAt == null && s.SeenAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
        }

        return new(hash, found.Member, found.HasPasskey, state, found.Session.ConfirmedAt);
    }

    public Task<List<StaffSession>> OfAsync(Guid staffId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Longest;
        return db.Set<StaffSession>().AsNoTracking().Where(s => s.StaffId == staffId && s.CreatedAt > since)
            .OrderByDescending(s => s.SeenAt).ToListAsync(cancellationToken);
    }

    public Task LockAsync(byte[] tokenHash, CancellationToken cancellationToken) => db.Set<StaffSession>()
        .Where(s => s.TokenHash == tokenHash && s.LockedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LockedAt, clock.GetUtcNow()), cancellationToken);

    public Task UnlockAsync(byte[] tokenHash, CancellationToken cancellationToken) => db.Set<StaffSession>()
        .Where(s => s.TokenHash == tokenHash)
        .ExecuteUpdateAsync(
            set => set.SetProperty(s => s.LockedAt, (DateTimeOffset?)null)
                .SetProperty(s => s.SeenAt, clock.GetUtcNow()).SetProperty(s => s.WrongPins, (short)0),
            cancellationToken);

    /// <summary>Counted before the PIN is looked at, so that guesses side by side count too. False: there were too many.</summary>
    public async Task<bool> CountPinAsync(byte[] tokenHash, CancellationToken cancellationToken) => await db.Set<StaffSession>()
        .Where(s => s.TokenHash == tokenHash && s.WrongPins < MostWrongPins)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.WrongPins, s => (short)(s.WrongPins + 1)), cancellationToken) == 1;

    /// <summary>Ends the session if its PINs are spent, and says whether it did.</summary>
    public async Task<bool> EndIfSpentAsync(byte[] tokenHash, CancellationToken cancellationToken) => await db.Set<StaffSession>()
        .Where(s => s.TokenHash == tokenHash && s.WrongPins >= MostWrongPins).ExecuteDeleteAsync(cancellationToken) == 1;

    public Task ConfirmAsync(byte[] tokenHash, CancellationToken cancellationToken) => db.Set<StaffSession>()
        .Where(s => s.TokenHash == tokenHash)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, clock.GetUtcNow()), cancellationToken);

    public Task<int> EndAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        db.Set<StaffSession>().Where(s => s.TokenHash == tokenHash).ExecuteDeleteAsync(cancellationToken);

    /// <summary>All of a person's but the one named: at once, on every instance.</summary>
    public Task<int> EndAllAsync(Guid staffId, byte[]? but, CancellationToken cancellationToken) => db.Set<StaffSession>()
        .Where(s => s.StaffId == staffId && (but == null || s.TokenHash != but)).ExecuteDeleteAsync(cancellationToken);

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    private static bool IsLocked(StaffSession session, DateTimeOffset now) => session.LockedAt is not null || now - session.SeenAt > Idle;
}
