using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Money that came back to us, written down by the desk.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class RecoveryModel(ClaimBook claims, CalendarBook calendars, RecordRecovery record, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ClaimNumber { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Roubles as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public RecoverySource Source { get; set; } = RecoverySource.Bank;

    [BindProperty]
    public string? Note { get; set; }

    public Claim? Claim { get; private set; }

    public PayoutRefusals? Refusals { get; private set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public string NextKey { get; } = FormKey.New();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        return Claim is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        if (Claim is null)
        {
            return NotFound();
        }

        if (!FormKey.IsOne(Key) || !Enum.IsDefined(Source) || Note?.Length > OnePayoutModel.LongestReason)
        {
            return Wrong(PayoutRefusals.Of(PayoutRefusals.Form, Language));
        }

        if (TypedSum.Read(Amount, out var kopecks) is not null)
        {
            return Wrong(PayoutRefusals.Of(nameof(PayoutRefusal.NoAmount), Language));
        }

        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        var outcome = await record.RunAsync(Claim.ClaimNumber, ClaimActor.Of(User)!, kopecks, Source, note, Key!, cancellationToken);
        return outcome is PayoutOutcome.Done
            ? LocalRedirect($"/desk/{Claim.ClaimNumber}#money")
            : Wrong(PayoutRefusals.Of(
                outcome, Claim, await calendars.TermsAsync(Claim.TermsId, clock.GetUtcNow(), cancellationToken), Language));
    }

    private PageResult Wrong(PayoutRefusals refusals)
    {
        Refusals = refusals;
        Response.StatusCode = refusals.Status;
        return Page();
    }
}
