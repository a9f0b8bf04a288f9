using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>Links that let a person set the password of his account: each once, within two days, and only the newest.</summary>
internal sealed class Invitations(
    PostalTrackingDbContext db, AuditLog audit, StaffSessions sessions, StaffDoor door, PasswordCheck passwords, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(48);

    /// <summary>The token of a new link; in the caller's transaction. Earlier ones end.</summary>
    public async Task<string> GiveAsync(StaffMember member, CancellationToken cancellationToken)
    {
        await EndAsync(member.Id, cancellationToken);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Add(new Invitation { TokenHash = Hash(token), StaffId = member.Id, ExpiresAt = clock.GetUtcNow() + Lasts });
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    public Task<int> EndAsync(Guid staffId, CancellationToken cancellationToken) => db.Set<Invitation>()
        .Where(i => i.StaffId == staffId && i.EndedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedAt, clock.GetUtcNow()), cancellationToken);

    /// <summary>Whose it is; null for a link that was used, replaced, has run out or never was.</summary>
    public async Task<StaffMember?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        var member = await (
            from invitation in db.Set<Invitation>()
            join m in db.Users on invitation.StaffId equals m.Id
            where invitation.TokenHash == hash && invitation.EndedAt == null && invitation.ExpiresAt > now
            select m).SingleOrDefaultAsync(cancellationToken);
        return member is not null && door.MayEnter(member) ? member : null;
    }

    /// <summary>Sets the password and ends the link, and every session begun with an earlier password.</summary>
    /// <returns>Whether the link opened anything, and what is wrong with the password: null where it was set.</returns>
    public async Task<(bool IsOpen, string? Wrong)> TakeAsync(string token, string password, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } member)
        {
            return (false, null);
        }

        if (PasswordRules.WhatIsWrong(password, member.UserName!, member.Name) is { } wrong)
        {
            return (true, wrong);
        }

        // Before the transaction: it takes a third of a second.
        var hash = await passwords.HashAsync(password, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (tokenHash, now) = (Hash(token), clock.GetUtcNow());
        var taken = await db.Set<Invitation>()
            .Where(i => i.TokenHash == tokenHash && i.EndedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.EndedAt, now), cancellationToken);
        if (taken == 0)
        {
            return (false, null);
        }

        (member.PasswordHash, member.SecurityStamp) = (hash, Guid.NewGuid().ToString());
        await sessions.EndAllAsync(member.Id, but: null, cancellationToken);
        audit.Add(AuditActions.InvitationUsed, member.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (true, null);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
