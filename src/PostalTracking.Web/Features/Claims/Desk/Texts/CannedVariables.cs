using System.Text.RegularExpressions;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>What a canned text may leave open, written {{claimNumber}}; filled in from the claim, in the claim's language.</summary>
internal static partial class CannedVariables
{
    public static IReadOnlyList<string> Names { get; } = ["claimNumber", "amountApproved", "dueDate", "customerTurnUntil"];

    /// <summary>What stands in braces and is none of ours; also braces that are not closed.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
    [
        .. Variable().Matches(text).Select(match => match.Groups[1].Value).Where(name => !Names.Contains(name)).Distinct(),
        .. Brace().Matches(Variable().Replace(text, "")).Select(match => match.Value).Distinct(),
    ];

    /// <summary>Null where the claim has no value for something the text needs: no clock runs, nothing is approved.</summary>
    public static string? Fill(string text, Claim claim, DateTimeOffset now)
    {
        var isWhole = true;
        var filled = Variable().Replace(text, match =>
        {
            var value = ValueOf(match.Groups[1].Value, claim, now);
            isWhole &= value is not null;
            return value ?? "";
        });
        return isWhole ? filled : null;
    }

    private static string? ValueOf(string name, Claim claim, DateTimeOffset now) => name switch
    {
        "claimNumber" => ClaimDigits.Grouped(claim.ClaimNumber),
        "amountApproved" => claim.AmountApproved > 0 ? Roubles.Of(claim.AmountApproved, claim.Language) : null,
        "dueDate" => claim.DueAt is { } due ? Day(due, claim, now) : null,
        "customerTurnUntil" => claim is { Turn: ClaimSide.Customer, DueAt: { } until } ? Day(until, claim, now) : null,
        _ => null,
    };

    // By the claim's own days.
    private static string Day(DateTimeOffset at, Claim claim, DateTimeOffset now)
    {
        var place = PlaceTime.Of(WorkCalendar.LastMoment(at), now, claim.TimeZone);
        return new DateWords(claim.Language).Day(place.Day, place.Today);
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{|\}\}")]
    private static partial Regex Brace();
}
