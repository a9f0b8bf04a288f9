using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>One of the three clocks, to be drawn.</summary>
/// <param name="Used">Of what was given; above 1 it has run out. Null: it never ran.</param>
internal sealed record CaseClock(ClaimSide Side, ClockKind? Kind, double? Used, bool IsRunning)
{
    /// <summary>Percent of the bar.</summary>
    public int Width => (int)Math.Round(100 * Math.Min(1, Used ?? 0));

    public string Css => Used switch
    {
        >= 1 => "late",
        >= 0.75 => "soon",
        _ => "fine",
    };

    public static IReadOnlyList<CaseClock> Of(Claim claim, WorkCalendar calendar, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(claim.TimeZone);
        return
        [
            Drawn(ClaimSide.Us, claim.Clocks.Us),
            Drawn(ClaimSide.Customer, claim.Clocks.Customer),
            Drawn(ClaimSide.Bank, claim.Clocks.Bank),
        ];

        CaseClock Drawn(ClaimSide side, Clock? clock) => clock is null
            ? new(side, null, null, false)
            : new(side, clock.Kind, clock.UsedAt(now, calendar, zone) / clock.Allowance, clock.IsRunning);
    }
}
