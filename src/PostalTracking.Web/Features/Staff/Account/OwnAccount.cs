using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Staff;

/// <summary>What a person changes about signing in. Whatever is changed, the person's other sessions end with it.</summary>
internal sealed class OwnAccount(
    PostalTrackingDbContext db,
    UserManager<StaffMember> staff,
    TotpCodes codes,
    Passkeys passkeys,
    PasswordCheck passwords,
    StaffSessions sessions,
    AuditLog audit)
{
    public const int ShortestPin = 4;
    public const int LongestPin = 8;

    /// <summary>The first code proves that the person's app has the secret. False: it did not fit.</summary>
    public async Task<bool> SetTotpAsync(SessionInHand session, byte[] secret, string code, CancellationToken cancellationToken)
    {
        if (!await codes.TakeAsync(session.Member.Id, secret, code, cancellationToken))
        {
            return false;
        }

        var member = await MemberAsync(session, cancellationToken);
        await codes.KeepAsync(member, secret, cancellationToken);
        await ChangedAsync(session, AuditActions.TotpSet, cancellationToken);
        return true;
    }

    public async Task<bool> AddPasskeyAsync(SessionInHand session, string? credential, string? name, CancellationToken cancellationToken)
    {
        var called = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        if (called.Length > Passkeys.LongestName || !await passkeys.AddAsync(
            await MemberAsync(session, cancellationToken), credential, called))
        {
            return false;
        }

        await ChangedAsync(session, AuditActions.PasskeyAdded, cancellationToken);
        return true;
    }

    /// <summary>False for the last second factor: without one nothing opens.</summary>
    public async Task<bool> RemovePasskeyAsync(SessionInHand session, byte[] credentialId, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(session, cancellationToken);
        var own = await staff.GetPasskeysAsync(member);
        if (!own.Any(key => key.CredentialId.AsSpan().SequenceEqual(credentialId)) || (own.Count == 1 && !member.TwoFactorEnabled))
        {
            return false;
        }

        await staff.RemovePasskeyAsync(member, credentialId);
        await ChangedAsync(session, AuditActions.PasskeyRemoved, cancellationToken);
        return true;
    }

    public static bool IsPin(string pin) => pin.Length is >= ShortestPin and <= LongestPin && pin.All(char.IsAsciiDigit);

    /// <summary>For the screen of a counter. A PIN that everybody tries first is none; null if it was taken, else what is wrong.</summary>
    public async Task<string?> SetPinAsync(SessionInHand session, string pin, CancellationToken cancellationToken)
    {
        if (!IsPin(pin))
        {
            return "Pin.Shape";
        }

        if (PasswordRules.IsPlain(pin))
        {
            return "Pin.Plain";
        }

        var member = await MemberAsync(session, cancellationToken);
        member.PinHash = await passwords.HashAsync(pin, cancellationToken);
        audit.Add(AuditActions.PinChanged, member.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Null if it was taken, else what is wrong with it.</summary>
    public async Task<string?> SetPasswordAsync(SessionInHand session, string password, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(session, cancellationToken);
        if (PasswordRules.WhatIsWrong(password, member.UserName!, member.Name) is { } wrong)
        {
            return wrong;
        }

        member.PasswordHash = await passwords.HashAsync(password, cancellationToken);
        member.SecurityStamp = Guid.NewGuid().ToString();
        await ChangedAsync(session, AuditActions.PasswordChanged, cancellationToken);
        return null;
    }

    private Task<StaffMember> MemberAsync(SessionInHand session, CancellationToken cancellationToken) =>
        db.Users.SingleAsync(member => member.Id == session.Member.Id, cancellationToken);

    private async Task ChangedAsync(SessionInHand session, string action, CancellationToken cancellationToken)
    {
        audit.Add(action, session.Member.Id.ToString());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndAllAsync(session.Member.Id, but: session.TokenHash, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
