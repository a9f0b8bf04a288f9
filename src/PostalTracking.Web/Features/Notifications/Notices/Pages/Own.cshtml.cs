using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <param name="What">The occasion, by the name it is chosen under.</param>
/// <param name="When">When it was sent, or else made.</param>
internal sealed record LedgerLine(string What, string State, string When);

/// <summary>A person's own page: what is told and when, what was told and why, and the end of it. The link is the key.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class OwnModel(NoticeBook book, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Capability { get; set; } = "";

    /// <summary>What was just done: <c>confirmed</c> or <c>saved</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public NoticeForm Form { get; set; } = new();

    /// <summary>Of the messages.</summary>
    [BindProperty]
    public string? Language { get; set; }

    /// <summary>Null where the link leads nowhere.</summary>
    public NoticeSubscription? Subscription { get; private set; }

    public string Since { get; private set; } = "";

    public IReadOnlyList<LedgerLine> Ledger { get; private set; } = [];

    public bool AreEventsWrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return Page();
        }

        if (Subscription is { ConfirmedAt: null, PolicyNumber: null })
        {
            return Redirect($"/notices/confirm/{Capability}");
        }

        (Form, Language) = (NoticeForm.Of(Subscription!), Subscription!.Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var language = Languages.All.Contains(Language) ? Language! : Languages.Current;
        if (Form.Read(language) is not { } choice)
        {
            AreEventsWrong = await FindAsync(cancellationToken);
            Response.StatusCode = AreEventsWrong ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
            return Page();
        }

        return await book.ChooseAsync(Capability, choice, cancellationToken)
            ? Redirect($"/notices/{Capability}?done=saved")
            : await OnGetAsync(cancellationToken);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Subscription = await book.FindAsync(Capability, cancellationToken);
        if (Subscription is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }

        var words = new DateWords(Languages.Current);
        var asked = Place(Subscription.AskedAt);
        Since = words.Day(asked.Day, asked.Today);
        Ledger =
        [
            .. (await book.LedgerAsync(Subscription, cancellationToken)).Select(notice => new LedgerLine(
                NoticeWords.Occasion(notice.Said, Languages.Current),
                NoticeTexts.For($"State.{notice.State}", Languages.Current),
                words.Moment(Place(notice.SentAt ?? notice.CreatedAt)))),
        ];
        return true;
    }

    private PlaceTime Place(DateTimeOffset at) => PlaceTime.Of(at, clock.GetUtcNow(), Subscription!.TimeZone);
}
