using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>
/// What can be taken from an account, whoever takes it; in the caller's transaction. It is gone with the change: sessions are
/// asked for in the database at every request.
/// </summary>
internal sealed class AccountChanges(PostalTrackingDbContext db, StaffSessions sessions, Invitations invitations, TimeProvider clock)
{
    public async Task DisableAsync(StaffMember member, CancellationToken cancellationToken)
    {
        member.DisabledAt ??= clock.GetUtcNow();
        await sessions.EndAllAsync(member.Id, but: null, cancellationToken);
        await invitations.EndAsync(member.Id, cancellationToken);
    }

    /// <summary>Signs nobody in: at the next sign-in by password the person sets a new one up before anything else.</summary>
    public async Task ForgetSecondFactorAsync(StaffMember member, CancellationToken cancellationToken)
    {
        member.TwoFactorEnabled = false;
        await db.UserTokens.Where(token => token.UserId == member.Id).ExecuteDeleteAsync(cancellationToken);
        await db.UserPasskeys.Where(key => key.UserId == member.Id).ExecuteDeleteAsync(cancellationToken);
        await sessions.EndAllAsync(member.Id, but: null, cancellationToken);
    }
}
