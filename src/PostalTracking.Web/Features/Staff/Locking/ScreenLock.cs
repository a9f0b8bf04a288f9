using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Closes a screen over the work on it, and opens it again to the same person by PIN or passkey.</summary>
internal sealed class ScreenLock(StaffSessions sessions, PasswordCheck passwords, AuditLog audit)
{
    internal enum Answer
    {
        Opened,
        Wrong,

        /// <summary>Too many wrong PINs: the session has ended.</summary>
        Over,
    }

    public async Task CloseAsync(SessionInHand session, CancellationToken cancellationToken)
    {
        await sessions.LockAsync(session.TokenHash, cancellationToken);
        await audit.WriteAsync(AuditActions.ScreenLocked, session.Member.Id.ToString(), null, cancellationToken);
    }

    public async Task<Answer> OpenByPinAsync(SessionInHand session, string pin, CancellationToken cancellationToken)
    {
        var member = session.Member;
        if (await sessions.CountPinAsync(session.TokenHash, cancellationToken)
            && await passwords.IsRightAsync(member.PinHash, pin, cancellationToken))
        {
            await OpenAsync(session, "pin", cancellationToken);
            return Answer.Opened;
        }

        await audit.WriteAsync(AuditActions.UnlockRefused, member.Id.ToString(), null, cancellationToken);
        if (!await sessions.EndIfSpentAsync(session.TokenHash, cancellationToken))
        {
            return Answer.Wrong;
        }

        await audit.WriteAsync(AuditActions.SessionEnded, member.Id.ToString(), new { why = "pins" }, cancellationToken);
        return Answer.Over;
    }

    public async Task OpenAsync(SessionInHand session, string way, CancellationToken cancellationToken)
    {
        await sessions.UnlockAsync(session.TokenHash, cancellationToken);
        await audit.WriteAsync(AuditActions.ScreenUnlocked, session.Member.Id.ToString(), new { way }, cancellationToken);
    }
}
