using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Filing;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>A claim as its customer has it. A stranger's claim is not found.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class CaseModel(
    ClaimBook book, CaseFiles files, MoveClaim moves, WriteOnce messages, CalendarLinks calendars, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>It was sent just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    /// <summary>Of the claim that the form was made from.</summary>
    [BindProperty]
    public int? Version { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    [BindProperty]
    public ClaimReason? Reason { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public CaseFile Dossier { get; private set; } = null!;

    public ClaimActor Actor { get; private set; } = null!;

    public string CalendarLink => calendars.For(Actor.Policy!);

    /// <summary>Which form has something wrong: message, appeal, withdraw, ready; and what, in words.</summary>
    public (string Form, string Words)? Problem { get; private set; }

    private static string Language => Languages.Current;

    public string? Say(string form) => Problem is { } problem && problem.Form == form ? problem.Words : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (claim, elsewhere) = await FindAsync(cancellationToken);
        if (claim is null)
        {
            return elsewhere!;
        }

        // An open page asks again and again: what it has already costs no more than the claim's row.
        var mark = MarkOf(claim);
        Response.Headers.ETag = mark;
        if (Request.HasAlready(mark))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Dossier = await files.OpenAsync(claim, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostMessageAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var text = (Text ?? "").Trim();
        return text.Length is 0 or > WriteMessage.Longest || !FormKey.IsOne(Key)
            ? Again("message", CaseTexts.For(text.Length > WriteMessage.Longest ? "Write.Long" : "Write.Empty", Language))
            : await messages.WriteAsync(Dossier.Claim.ClaimNumber, text, Key!, Actor, cancellationToken)
                ? Redirect($"/claims/{Dossier.Claim.ClaimNumber}#story")
                : NotFound();
    }

    public Task<IActionResult> OnPostAppealAsync(CancellationToken cancellationToken) =>
        MoveAsync("appeal", new(ClaimStatus.Appealed, Reason, Reasons), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        MoveAsync("withdraw", new(ClaimStatus.Withdrawn, Reason), cancellationToken);

    public Task<IActionResult> OnPostReadyAsync(CancellationToken cancellationToken) =>
        MoveAsync("ready", new(ClaimStatus.InReview), cancellationToken);

    private async Task<IActionResult> MoveAsync(string form, ClaimOrder order, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (order.Text?.Length > WriteMessage.Longest)
        {
            return Again(form, CaseTexts.For("Write.Long", Language));
        }

        // What stands on the list comes as a file, not as a word.
        if (order.To == ClaimStatus.InReview && Dossier.Missing.Any())
        {
            return Again(form, CaseTexts.For("Lead.Send", Language, CaseTexts.Listed(Dossier.Missing, Language)));
        }

        switch (await moves.MoveAsync(Dossier.Claim.ClaimNumber, order, Actor, Version ?? 0, cancellationToken))
        {
            case ClaimOutcome.Done:
                return Redirect($"/claims/{Dossier.Claim.ClaimNumber}");
            case ClaimOutcome.Refused refused:
                return Again(form, ClaimTexts.For(refused, Language));
            case ClaimOutcome.Changed or ClaimOutcome.Forbidden:
                await LoadAsync(cancellationToken);
                Again(form, CaseTexts.For("Changed", Language));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    // All that the page says depends on: the claim, the language, which day "today" is, and whether the time is over.
    private string MarkOf(Claim claim)
    {
        var now = clock.GetUtcNow();
        return $"\"{claim.Version}-{Language}-{PlaceTime.Of(now, now, claim.TimeZone).Today:yyMMdd}-{claim.DueAt < now}\"";
    }

    /// <returns>Where else to go; null: the claim is here.</returns>
    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var (claim, elsewhere) = await FindAsync(cancellationToken);
        Dossier = claim is null ? Dossier : await files.OpenAsync(claim, cancellationToken);
        return elsewhere;
    }

    private async Task<(Claim? Claim, IActionResult? Elsewhere)> FindAsync(CancellationToken cancellationToken)
    {
        if (OpenedPolicy.Of(User) is not { } opened
            || await book.FindAsync(Number, cancellationToken) is not { } claim
            || ClaimActor.Customer(opened) is var actor && !actor.MaySee(claim)
            || !await book.IsStillOpenAsync(opened, cancellationToken))
        {
            return (null, NotFound());
        }

        Actor = actor;
        return claim.Status == ClaimStatus.Draft ? (null, Redirect(FilingStep.What.Path(claim.ClaimNumber))) : (claim, null);
    }

    private PageResult Again(string form, string words)
    {
        Problem = (form, words);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
