using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Filing;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>
/// The deadlines of a policy and its claims, for a calendar that asks again and again: until when to send, to appeal, until when
/// we decide and pay, and the end of the protection.
/// </summary>
internal sealed class DeadlineFeed(BuyerPolicies policies, PolicyDoor door, CaseFiles files)
{
    // Longer than any link of ours.
    private const int Longest = 100;

    private static readonly TimeSpan Reminder = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/claims/calendar/{capability}.ics", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .ExcludeFromDescription();

    public async Task<IReadOnlyList<CalendarEntry>?> OfAsync(OpenedPolicy opened, CancellationToken cancellationToken)
    {
        if (await policies.FindAsync(opened, cancellationToken) is not { } bought)
        {
            return null;
        }

        var claims = await door.ClaimsAsync(opened, cancellationToken);
        var language = claims.Count > 0 ? claims[0].Language : Languages.Current;
        List<CalendarEntry> entries = [ProtectionCalendar.Of(bought, language)];
        foreach (var claim in claims.Where(claim => claim.Status != ClaimStatus.Draft))
        {
            entries.AddRange(Of(await files.OpenAsync(claim, cancellationToken)));
        }

        return entries;
    }

    // No sum, no name, no code: calendars are shared.
    private static IEnumerable<CalendarEntry> Of(CaseFile file)
    {
        var claim = file.Claim;
        if (claim is { DueAt: { } due, Clocks.Running.Kind: var kind })
        {
            yield return Entry(claim, kind.ToString(), due);
        }

        if (file is { MayAppeal: true, AppealUntil: { } until })
        {
            yield return Entry(claim, "Appeal", until);
        }
    }

    private static CalendarEntry Entry(Claim claim, string what, DateTimeOffset ends) => new(
        $"claim-{claim.ClaimNumber}-{what.ToLowerInvariant()}",
        ends,
        CaseTexts.For($"Feed.{what}", claim.Language, ClaimDigits.Grouped(claim.ClaimNumber)),
        CaseTexts.For("Feed.Text", claim.Language),
        Reminder)
    { Sequence = claim.Version };

    private static async Task<IResult> HandleAsync(
        string capability,
        HttpContext context,
        OpenPolicy keys,
        DeadlineFeed feed,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        capability.Length <= Longest
            && await keys.ByCalendarAsync(capability, cancellationToken) is { } opened
            && await feed.OfAsync(opened, cancellationToken) is { } entries
            ? CalendarFile.Answer(context, entries, clock.GetUtcNow(), "claims.ics")
            : TypedResults.NotFound();
}
