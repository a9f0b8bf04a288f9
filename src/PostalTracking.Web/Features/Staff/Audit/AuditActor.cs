using System.Security.Claims;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>How the audit log names whoever did something.</summary>
internal static class AuditActor
{
    /// <summary>The app by itself.</summary>
    public const string System = "system";

    /// <summary>Somebody who was not signed in: at the door, or a customer.</summary>
    public const string Visitor = "visitor";

    public static string Of(ClaimsPrincipal? user) => user switch
    {
        null => System,
        _ when CurrentStaff.Of(user) is { } staff => staff.Id.ToString(),
        _ => user.KeyPrefix() ?? Visitor,
    };
}
