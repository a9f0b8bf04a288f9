using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>The address of a policy's feed of deadlines: nobody guesses it, and it ends with the policy's other keys.</summary>
internal sealed class CalendarLinks(PolicyCodes codes)
{
    public string For(OpenedPolicy policy) => $"/claims/calendar/{codes.CalendarFor(policy.PolicyNumber, policy.AccessVersion)}.ics";
}
