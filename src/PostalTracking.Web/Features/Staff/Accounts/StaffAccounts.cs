using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>
/// What an administrator does with the accounts of others. Each act is one transaction with its entry in the audit log, and
/// what it takes away is gone with it: sessions are asked for in the database at every request.
/// </summary>
internal sealed class StaffAccounts(
    PostalTrackingDbContext db,
    AuditLog audit,
    AccountChanges changes,
    StaffSessions sessions,
    Invitations invitations,
    ILookupNormalizer normalizer,
    TimeProvider clock)
{
    // The letters "staff": two administrators who disable each other at one moment must not both succeed.
    private const long Lock = 0x7374616666;

    /// <returns>The token of the invitation, to be shown once.</returns>
    public async Task<(AccountRefusal? Refusal, StaffMember? Made, string? Token)> CreateAsync(
        AccountForm form, CancellationToken cancellationToken)
    {
        if (!form.IsGoodUserName)
        {
            return (AccountRefusal.BadUserName, null, null);
        }

        var (refusal, name, office) = await form.ReadAsync(db, cancellationToken);
        if (refusal is not null)
        {
            return (refusal, null, null);
        }

        var userName = form.UserName!.Trim();
        var normalized = normalizer.NormalizeName(userName);
        await using var transaction = await BeginAsync(cancellationToken);
        if (await db.Users.AnyAsync(m => m.NormalizedUserName == normalized, cancellationToken))
        {
            return (AccountRefusal.UserNameTaken, null, null);
        }

        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = userName,
            NormalizedUserName = normalized,
            Name = name,
            Role = form.Role,
            Office = office,
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        db.Add(member);
        audit.Add(AuditActions.AccountCreated, member.Id.ToString(), new { After = Facts(member) });
        await db.SaveChangesAsync(cancellationToken);
        var token = await invitations.GiveAsync(member, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, member, token);
    }

    public async Task<AccountRefusal?> ChangeAsync(Guid id, AccountForm form, CurrentStaff by, CancellationToken cancellationToken)
    {
        var (refusal, name, office) = await form.ReadAsync(db, cancellationToken);
        return refusal ?? await ActAsync(
            id, by, AuditActions.AccountChanged, isLosing: form.Role != StaffRole.Administrator,
            member =>
            {
                (member.Name, member.Role, member.Office) = (name, form.Role, office);
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    public Task<AccountRefusal?> DisableAsync(Guid id, CurrentStaff by, CancellationToken cancellationToken) =>
        ActAsync(
            id, by, AuditActions.AccountDisabled, isLosing: true,
            member => changes.DisableAsync(member, cancellationToken),
            cancellationToken);

    public Task<AccountRefusal?> EnableAsync(Guid id, CurrentStaff by, CancellationToken cancellationToken) =>
        ActAsync(
            id, by, AuditActions.AccountEnabled, isLosing: false,
            member =>
            {
                member.DisabledAt = null;
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task<AccountRefusal?> EndSessionsAsync(Guid id, CurrentStaff by, CancellationToken cancellationToken) =>
        ActAsync(id, by, AuditActions.SessionsEnded, isLosing: false, _ =>
            sessions.EndAllAsync(id, but: null, cancellationToken), cancellationToken);

    public Task<AccountRefusal?> ResetSecondFactorAsync(Guid id, CurrentStaff by, CancellationToken cancellationToken) =>
        ActAsync(
            id, by, AuditActions.SecondFactorReset, isLosing: false,
            member => changes.ForgetSecondFactorAsync(member, cancellationToken),
            cancellationToken);

    /// <summary>For a password forgotten, or an invitation that ran out. The second factor stays what it is.</summary>
    public async Task<(AccountRefusal? Refusal, string? Token)> InviteAsync(Guid id, CurrentStaff by, CancellationToken cancellationToken)
    {
        string? token = null;
        var refusal = await ActAsync(
            id, by, AuditActions.AccountInvited, isLosing: false,
            async member => token = await invitations.GiveAsync(member, cancellationToken),
            cancellationToken);
        return (refusal, token);
    }

    private async Task<AccountRefusal?> ActAsync(
        Guid id, CurrentStaff by, string action, bool isLosing, Func<StaffMember, Task> change, CancellationToken cancellationToken)
    {
        if (id == by.Id)
        {
            return AccountRefusal.OwnAccount;
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var member = await db.Users.SingleAsync(m => m.Id == id, cancellationToken);
        if (isLosing && IsWorkingAdministrator(member)
            && !await db.Users.AnyAsync(
                m => m.Id != id && m.Role == StaffRole.Administrator && m.DisabledAt == null && m.PasswordHash != null, cancellationToken))
        {
            return AccountRefusal.LastAdministrator;
        }

        try
        {
            var before = Facts(member);
            await change(member);
            (member.ConcurrencyStamp, member.SecurityStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            audit.Add(action, id.ToString(), new { Before = before, After = Facts(member) });
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AccountRefusal.ChangedMeanwhile;
        }
    }

    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);
        return transaction;
    }

    private static bool IsWorkingAdministrator(StaffMember member) =>
        member is { Role: StaffRole.Administrator, DisabledAt: null, PasswordHash: not null };

    private static object Facts(StaffMember member) => new
    {
        Name = Masked.Name(member.Name),
        Role = member.Role.ToString(),
        member.Office,
        Disabled = member.DisabledAt is not null,
        SecondFactor = member.TwoFactorEnabled,
    };
}
