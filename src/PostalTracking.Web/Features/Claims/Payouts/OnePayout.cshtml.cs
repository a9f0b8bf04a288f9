using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>
/// One payout and what its next step is. Whoever may release it sees the payee in full before, and that is written down.
/// </summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class OnePayoutModel(
    ClaimBook claims,
    PayoutBoard board,
    ReleasePayout release,
    GiveUpPayout giveUp,
    SettlePayout settle,
    ReturnPayout giveBack,
    CalendarBook calendars,
    PayeeSafe safe,
    AuditLog audit,
    TimeProvider clock) : PageModel
{
    public const int LongestReason = 500;

    [BindProperty(SupportsGet = true)]
    public string? ClaimNumber { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Sequence { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PayoutLine? Line { get; private set; }

    /// <summary>In full; null where there is nothing to release.</summary>
    public Payee? Payee { get; private set; }

    /// <summary>Why this person may not release it.</summary>
    public IReadOnlyList<string> Against { get; private set; } = [];

    public PayoutRefusals? Refusals { get; private set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public string NextKey { get; } = FormKey.New();

    private Claim Claim => Line!.Claim;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) => ActAsync(
        "released", actor => release.RunAsync(Claim.ClaimNumber, Line!.Payout.Sequence, actor, Key!, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSettleAsync(CancellationToken cancellationToken) => ActAsync(
        "settled", actor => settle.RunAsync(Claim.ClaimNumber, Line!.Payout.Sequence, actor, Key!, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostGiveUpAsync(CancellationToken cancellationToken) => ActAsync(
        "given-up",
        actor => giveUp.RunAsync(Claim.ClaimNumber, Line!.Payout.Sequence, actor, Reason!.Trim(), Key!, cancellationToken),
        cancellationToken,
        needsReason: true);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) => ActAsync(
        "returned",
        actor => giveBack.RunAsync(Claim.ClaimNumber, Line!.Payout.Sequence, actor, Reason!.Trim(), Key!, cancellationToken),
        cancellationToken,
        needsReason: true);

    public string Moment(DateTimeOffset at) => new DateWords(Language).Moment(AuditTime.Of(at, clock.GetUtcNow()));

    private async Task<IActionResult> ActAsync(
        string done, Func<ClaimActor, Task<PayoutOutcome>> act, CancellationToken cancellationToken, bool needsReason = false)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!FormKey.IsOne(Key) || (needsReason && Reason?.Trim() is not { Length: > 0 and <= LongestReason }))
        {
            Refusals = PayoutRefusals.Of(FormKey.IsOne(Key) ? PayoutRefusals.Reason : PayoutRefusals.Form, Language);
            return await ShowAsync(cancellationToken);
        }

        var outcome = await act(ClaimActor.Of(User)!);
        if (outcome is PayoutOutcome.Done)
        {
            return LocalRedirect($"/desk/payouts?done={done}&payout={Line!.Payout.Name()}");
        }

        // As it is by now.
        await FindAsync(cancellationToken);
        Refusals = PayoutRefusals.Of(outcome, Claim, await TermsAsync(cancellationToken), Language);
        return await ShowAsync(cancellationToken);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Line = await claims.FindAsync(ClaimNumber, cancellationToken) is { } claim
            ? await board.FindAsync(claim, Sequence, cancellationToken)
            : null;
        return Line is not null;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        Response.StatusCode = Refusals?.Status ?? StatusCodes.Status200OK;
        if (Line!.Payout.Status != PayoutStatus.Ordered)
        {
            return Page();
        }

        var terms = await TermsAsync(cancellationToken);
        var against = await release.AgainstAsync(Claim, Line.Payout, CurrentStaff.Of(User)!.Id, cancellationToken);
        Against = [.. against.Select(why => PayoutRefusals.Sentence(why, Claim, terms, Language))];
        if (against.Count == 0)
        {
            Payee = safe.Open(Claim.ClaimNumber, Line.Payout.Payee);
            await audit.WriteAsync(AuditActions.PayeeRead, Line.Payout.Name(), null, cancellationToken);
        }

        return Page();
    }

    private Task<ClaimTerms> TermsAsync(CancellationToken cancellationToken) =>
        calendars.TermsAsync(Claim.TermsId, clock.GetUtcNow(), cancellationToken);
}
