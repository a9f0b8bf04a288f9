using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Orders a payout by the form of the case page; what was refused is said here.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class OrderModel(
    PostalTrackingDbContext db, ClaimBook claims, CalendarBook calendars, OrderPayout order, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ClaimNumber { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Roubles as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    public Claim? Claim { get; private set; }

    public OrderForm? Form { get; private set; }

    public PayoutRefusals? Refusals { get; private set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!FormKey.IsOne(Key) || TypedSum.Read(Amount, out var kopecks) is not null)
        {
            return Wrong(PayoutRefusals.Of(
                FormKey.IsOne(Key) ? nameof(PayoutRefusal.NoAmount) : PayoutRefusals.Form, Language));
        }

        var outcome = await order.RunAsync(Claim!.ClaimNumber, ClaimActor.Of(User)!, kopecks, Key!, cancellationToken);
        if (outcome is PayoutOutcome.Done)
        {
            return LocalRedirect($"/desk/{Claim.ClaimNumber}#money");
        }

        await FindAsync(cancellationToken);
        return Wrong(PayoutRefusals.Of(outcome, Claim, Form!.Terms, Language));
    }

    private PageResult Wrong(PayoutRefusals refusals)
    {
        Refusals = refusals;
        Form = Form! with { Typed = Amount };
        Response.StatusCode = refusals.Status;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Claim = await claims.FindAsync(ClaimNumber, cancellationToken);
        if (Claim is null)
        {
            return false;
        }

        var (now, payee) = (clock.GetUtcNow(), await db.PayeeAsync(Claim, cancellationToken));
        var at = payee is null ? null : new DateWords(Language).Moment(AuditTime.Of(payee.At, now));
        Form = new(Claim, payee, at, await calendars.TermsAsync(Claim.TermsId, now, cancellationToken), Language);
        return true;
    }
}
