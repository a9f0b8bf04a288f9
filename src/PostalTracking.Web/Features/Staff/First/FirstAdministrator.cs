using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// How the first account comes about where there is none: the app's log names a page, once for each start, and whoever can read
/// the log makes an administrator there. No account comes with the product.
/// </summary>
internal sealed partial class FirstAdministrator(
    PostalTrackingDbContext db,
    UserManager<StaffMember> staff,
    PasswordCheck passwords,
    AuditLog audit,
    DemoMode demo,
    TimeProvider clock,
    ILogger<FirstAdministrator> logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task OfferAsync(CancellationToken cancellationToken)
    {
        if (demo.IsOn || await IsAnybodyAsync(cancellationToken))
        {
            return;
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await db.Set<FirstToken>().Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        db.Add(new FirstToken { TokenHash = StaffSessions.Hash(token), ExpiresAt = now + Lifetime });
        await db.SaveChangesAsync(cancellationToken);
        LogOffered(token);
    }

    public async Task<bool> IsOpenAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (StaffSessions.Hash(token), clock.GetUtcNow());
        return await db.Set<FirstToken>().AnyAsync(t => t.TokenHash == hash && t.ExpiresAt > now, cancellationToken)
            && !await IsAnybodyAsync(cancellationToken);
    }

    /// <summary>The administrator; null where the token is spent or the user name cannot be one.</summary>
    public async Task<StaffMember?> MakeAsync(
        string token, string userName, string name, string password, CancellationToken cancellationToken)
    {
        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = userName,
            Name = name,
            Role = StaffRole.Administrator,
            PasswordHash = await passwords.HashAsync(password, cancellationToken),
        };

        // Of two with different tokens one waits here for the other, and finds its own gone.
        var (hash, now) = (StaffSessions.Hash(token), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table staff_first_token in exclusive mode", cancellationToken);
        if (await db.Set<FirstToken>().Where(t => t.TokenHash == hash && t.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 0
            || await IsAnybodyAsync(cancellationToken)
            || !(await staff.CreateAsync(member)).Succeeded)
        {
            return null;
        }

        await db.Set<FirstToken>().ExecuteDeleteAsync(cancellationToken);
        audit.Add(AuditActions.FirstAdministrator, member.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return member;
    }

    // Those of a demo that ran on this database once are refused at the door, and no administrators.
    private Task<bool> IsAnybodyAsync(CancellationToken cancellationToken)
    {
        var demoIds = DemoStaff.All.Select(account => account.Id).ToList();
        return db.Users.AnyAsync(member => !demoIds.Contains(member.Id), cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Nobody can sign in yet. Within 24 hours the first administrator is made at /staff/first/{Token}")]
    private partial void LogOffered(string token);
}
