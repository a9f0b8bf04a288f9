using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>The end of the protection for the buyer's own calendar, with a reminder three days before.</summary>
internal static class ProtectionCalendar
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/p/policy/calendar.ics", HandleAsync)
        .RequireAuthorization(policy => policy.AddAuthenticationSchemes(BuyerAccess.Scheme).RequireAuthenticatedUser())
        .RequireRateLimiting(RateLimits.Lookups)
        .ExcludeFromDescription();

    /// <summary>No code, no link, nothing of the parcel: calendars are shared and synchronised.</summary>
    public static CalendarEntry Of(BuyerPolicy bought, string language) => new(
        $"policy-{bought.Policy.PolicyNumber}",
        bought.Policy.CoverUntil,
        ProtectionTexts.For("Calendar.Summary", language),
        ProtectionTexts.For("Calendar.Text", language),
        TimeSpan.FromDays(3))
    { Sequence = bought.Policy.Version };

    private static async Task<IResult> HandleAsync(
        HttpContext context, BuyerPolicies policies, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenedPolicy.Of(context.User) is { } opened && await policies.FindAsync(opened, cancellationToken) is { } bought
            ? CalendarFile.Answer(context, [Of(bought, Languages.Current)], clock.GetUtcNow(), "protection.ics")
            : TypedResults.Redirect("/p");
}
