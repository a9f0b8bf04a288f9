using System.Security.Claims;

namespace PostalTracking.Web.Features.Staff;

/// <summary>What a session may do. Only an open one has a role; the others lead to a single page.</summary>
internal enum SessionState
{
    Open,

    /// <summary>The screen is locked: passkey or PIN opens it.</summary>
    Locked,

    /// <summary>There is no second factor yet: it is set up first.</summary>
    Unfinished,
}

/// <summary>The session of this request, for the pages that deal with sessions.</summary>
internal sealed record SessionInHand(byte[] TokenHash, StaffMember Member, SessionState State, DateTimeOffset ConfirmedAt)
{
    public static SessionInHand? Of(HttpContext context) => context.Features.Get<SessionInHand>();

    public ClaimsPrincipal Principal() => State == SessionState.Open ? StaffClaims.Of(Member) : StaffClaims.Restricted(Member);
}
