using System.Globalization;
using System.Text;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>The end of the protection for the buyer's own calendar (RFC 5545), with a reminder three days before.</summary>
internal static class ProtectionCalendar
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/p/policy/calendar.ics", HandleAsync)
        .RequireAuthorization(policy => policy.AddAuthenticationSchemes(BuyerAccess.Scheme).RequireAuthenticatedUser())
        .RequireRateLimiting(RateLimits.Lookups)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        HttpContext context, BuyerPolicies policies, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenedPolicy.Of(context.User) is { } opened && await policies.FindAsync(opened, cancellationToken) is { } bought
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(Of(bought, clock.GetUtcNow(), Languages.Current)), "text/calendar; charset=utf-8", "protection.ics")
            : TypedResults.Redirect("/p");

    /// <summary>No code, no link, nothing of the parcel: calendars are shared and synchronised.</summary>
    public static string Of(BuyerPolicy bought, DateTimeOffset now, string language)
    {
        var text = new StringBuilder();
        foreach (var line in (string[])
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//PostalTracking//Protection//RU",
            "BEGIN:VEVENT",
            $"UID:policy-{bought.Policy.PolicyNumber}@postaltracking",
            $"DTSTAMP:{Utc(now)}",
            $"DTSTART:{Utc(bought.Policy.CoverUntil.AddHours(-1))}",
            $"DTEND:{Utc(bought.Policy.CoverUntil)}",
            $"SUMMARY:{Escaped(ProtectionTexts.For("Calendar.Summary", language))}",
            $"DESCRIPTION:{Escaped(ProtectionTexts.For("Calendar.Text", language))}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            $"DESCRIPTION:{Escaped(ProtectionTexts.For("Calendar.Summary", language))}",
            "TRIGGER:-P3D",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ])
        {
            Fold(text, line);
        }

        return text.ToString();
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);

    // RFC 5545, 3.1: no line of more than 75 octets, letters kept whole.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 74)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
