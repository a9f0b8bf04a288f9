using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Senders.Appeal;

/// <summary>
/// Where a sender contests a fraud. Whether the number is that of a claim, and whether there is any fraud, the page tells nobody:
/// the answer is the same.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Writes)]
internal sealed class AppealModel(SenderAppeals appeals, AppealAllowance allowance) : PageModel
{
    public const int LongestName = 200;
    public const int LongestText = 4000;
    private const int ShortestText = 20;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    /// <summary>The fields to be looked at again.</summary>
    public IReadOnlyList<string> Mistyped { get; private set; } = [];

    /// <summary>So many came from here today that no more are taken.</summary>
    public bool NoMoreToday { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Sent = false;
        var about = PlainNumber(About);
        Mistyped =
        [
            .. new[]
            {
                (nameof(Name), IsText(Name, 2, LongestName)),
                (nameof(Contact), IsText(Contact, 5, LongestName)),
                (nameof(About), about is not null),
                (nameof(Text), IsText(Text, ShortestText, LongestText)),
            }.Where(field => !field.Item2).Select(field => field.Item1),
        ];
        if (Mistyped.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!allowance.Takes(HttpContext.Connection.RemoteIpAddress))
        {
            NoMoreToday = true;
            HttpContext.RetryAfter(TimeSpan.FromDays(1));
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        await appeals.MakeAsync(about!, new(Name!.Trim(), Contact!.Trim(), Text!.Trim()), Languages.Current, cancellationToken);
        return Redirect("/senders/appeal?sent=true");
    }

    private static string? PlainNumber(string? typed) =>
        ClaimDigits.TryParse(typed, out var claim) ? claim
        : TrackNumber.TryParse(typed, out var parcel) ? parcel.Value
        : null;

    private static bool IsText(string? text, int shortest, int longest) =>
        text?.Trim().Length >= shortest && text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal);
}
