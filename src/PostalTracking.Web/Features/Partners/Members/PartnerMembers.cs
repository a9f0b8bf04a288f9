using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Accounts;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Partners;

internal sealed record MemberRow(Guid Id, string Name, string UserName, StaffRole Role, bool IsDisabled, bool HasCome, bool HasSecondFactor);

/// <summary>
/// The people of one partner, and what its owner (or an administrator of the house) does with their access. Whoever belongs to
/// another partner is not there. Each act is one transaction with its entry in the audit log.
/// </summary>
internal sealed class PartnerMembers(
    PostalTrackingDbContext db,
    AuditLog audit,
    AccountChanges changes,
    Invitations invitations,
    ILookupNormalizer normalizer,
    TimeProvider clock)
{
    // The letters "team", and the partner beside them: two owners who disable each other at one moment must not both succeed.
    private const int Lock = 0x7465616d;

    public async Task<IReadOnlyList<MemberRow>> ReadAsync(int tenant, CancellationToken cancellationToken) => await db.Users.AsNoTracking()
        .Where(m => m.TenantId == tenant)
        .OrderBy(m => m.DisabledAt != null).ThenBy(m => m.Role).ThenBy(m => m.UserName)
        .Select(m => new MemberRow(
            m.Id, m.Name, m.UserName!, m.Role, m.DisabledAt != null,
            m.PasswordHash != null || db.UserPasskeys.Any(k => k.UserId == m.Id),
            m.TwoFactorEnabled || db.UserPasskeys.Any(k => k.UserId == m.Id)))
        .ToListAsync(cancellationToken);

    /// <returns>The token of the invitation, to be shown once.</returns>
    public async Task<(MemberRefusal? Refusal, StaffMember? Made, string? Token)> InviteAsync(
        int tenant, MemberForm form, CancellationToken cancellationToken)
    {
        if (form.WhatIsWrong() is { } wrong)
        {
            return (wrong, null, null);
        }

        var userName = form.UserName!.Trim();
        var normalized = normalizer.NormalizeName(userName);
        await using var transaction = await BeginAsync(tenant, cancellationToken);
        if (await db.Users.AnyAsync(m => m.NormalizedUserName == normalized, cancellationToken))
        {
            return (MemberRefusal.UserNameTaken, null, null);
        }

        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = userName,
            NormalizedUserName = normalized,
            Name = form.Name!.Trim(),
            Role = form.Role,
            TenantId = tenant,
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        db.Add(member);
        audit.Add(AuditActions.PartnerMemberInvited, member.Id.ToString(), new { tenant, After = Facts(member) });
        await db.SaveChangesAsync(cancellationToken);
        var token = await invitations.GiveAsync(member, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, member, token);
    }

    public async Task<MemberRefusal?> ChangeRoleAsync(
        int tenant, Guid id, StaffRole role, CurrentStaff by, CancellationToken cancellationToken)
    {
        if (!MemberForm.Roles.Contains(role))
        {
            return await db.Users.AnyAsync(m => m.Id == id && m.TenantId == tenant, cancellationToken)
                ? MemberRefusal.NoRole
                : MemberRefusal.NoSuchMember;
        }

        return await ActAsync(
            tenant, id, by, AuditActions.PartnerMemberChanged, isLosing: role != StaffRole.PartnerOwner,
            member =>
            {
                member.Role = role;
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    public Task<MemberRefusal?> DisableAsync(int tenant, Guid id, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        tenant, id, by, AuditActions.PartnerMemberDisabled, isLosing: true,
        member => changes.DisableAsync(member, cancellationToken),
        cancellationToken);

    public Task<MemberRefusal?> EnableAsync(int tenant, Guid id, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        tenant, id, by, AuditActions.PartnerMemberEnabled, isLosing: false,
        member =>
        {
            member.DisabledAt = null;
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>For a lost telephone or passkey.</summary>
    public Task<MemberRefusal?> ResetSecondFactorAsync(int tenant, Guid id, CurrentStaff by, CancellationToken cancellationToken) => ActAsync(
        tenant, id, by, AuditActions.PartnerMemberSecondFactorReset, isLosing: false,
        member => changes.ForgetSecondFactorAsync(member, cancellationToken),
        cancellationToken);

    /// <summary>For a password forgotten, or an invitation that ran out.</summary>
    public async Task<(MemberRefusal? Refusal, string? Name, string? Token)> InviteAgainAsync(
        int tenant, Guid id, CurrentStaff by, CancellationToken cancellationToken)
    {
        (string? name, string? token) = (null, null);
        var refusal = await ActAsync(
            tenant, id, by, AuditActions.PartnerMemberInvited, isLosing: false,
            async member => (name, token) = (member.Name, await invitations.GiveAsync(member, cancellationToken)),
            cancellationToken);
        return (refusal, name, token);
    }

    private async Task<MemberRefusal?> ActAsync(
        int tenant, Guid id, CurrentStaff by, string action, bool isLosing, Func<StaffMember, Task> change, CancellationToken cancellationToken)
    {
        if (id == by.Id)
        {
            return MemberRefusal.OwnAccount;
        }

        await using var transaction = await BeginAsync(tenant, cancellationToken);
        if (await db.Users.SingleOrDefaultAsync(m => m.Id == id && m.TenantId == tenant, cancellationToken) is not { } member)
        {
            return MemberRefusal.NoSuchMember;
        }

        if (isLosing && IsWorkingOwner(member) && !await db.Users.AnyAsync(
            m => m.Id != id && m.TenantId == tenant && m.Role == StaffRole.PartnerOwner && m.DisabledAt == null && m.PasswordHash != null,
            cancellationToken))
        {
            return MemberRefusal.LastOwner;
        }

        var before = Facts(member);
        await change(member);
        (member.ConcurrencyStamp, member.SecurityStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        audit.Add(action, id.ToString(), new { tenant, Before = before, After = Facts(member) });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<IDbContextTransaction> BeginAsync(int tenant, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}, {tenant})", cancellationToken);
        return transaction;
    }

    private static bool IsWorkingOwner(StaffMember member) =>
        member is { Role: StaffRole.PartnerOwner, DisabledAt: null, PasswordHash: not null };

    private static object Facts(StaffMember member) => new
    {
        Name = Masked.Name(member.Name),
        Role = member.Role.ToString(),
        Disabled = member.DisabledAt is not null,
        SecondFactor = member.TwoFactorEnabled,
    };
}
