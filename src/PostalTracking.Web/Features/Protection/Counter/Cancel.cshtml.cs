using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Cancel;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>Takes a policy of the clerk's office back: the clerk's own mistake, or the buyer's second thoughts.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class CancelModel(
    PostalTrackingDbContext db, Desks desks, PolicyLookup policies, VoidPolicy voids, RefundPolicy refunds, TimeProvider clock) : PageModel
{
    public const string Home = "/counter/cancel";
    public const int LongestReason = 500;
    private const int ShortestReason = 3;

    /// <summary>A policy's number, or its parcel's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>What a scan brings.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>"void" or "refund".</summary>
    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Desk? Desk { get; private set; }

    public Policy? Policy { get; private set; }

    public Tariff? Tariff { get; private set; }

    public PlaceTime? SoldAt { get; private set; }

    /// <summary>Why each way is closed; null: it is open.</summary>
    public CancelRefusal? VoidRefusal { get; private set; }

    public CancelRefusal? RefundRefusal { get; private set; }

    public string? Wrong { get; private set; }

    private string Language { get; } = Languages.CurrentOfStaff;

    public Task OnGetAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (Policy is null || Desk?.Seller is not { } seller)
        {
            return Page();
        }

        var reason = (Reason ?? "").Trim();
        if (Way is not ("void" or "refund") || reason.Length is < ShortestReason or > LongestReason)
        {
            return Fails(CounterTexts.For(Way is "void" or "refund" ? "Cancel.Wrong.Reason" : "Cancel.Wrong.Kind", Language));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = Way == "void"
            ? await voids.VoidAsync(Policy.PolicyNumber, seller, reason, cancellationToken)
            : await refunds.RefundAsync(Policy.PolicyNumber, seller, reason, cancellationToken);

        // A second sending of the form finds the policy taken back: the answer is the page that says so.
        if (outcome is CancelOutcome.Cancelled or CancelOutcome.Refused { Reason: CancelRefusal.NotActive })
        {
            await transaction.CommitAsync(CancellationToken.None);
            return LocalRedirect($"/counter/sold/{Policy.PolicyNumber}");
        }

        return Fails(outcome is CancelOutcome.Refused refused
            ? CancelTexts.For(refused.Reason, Language)
            : CounterTexts.For("Cancel.Unknown", Language));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        Desk = await desks.FindAsync(CurrentStaff.Of(User)!, cancellationToken);
        var asked = Find ?? Number;
        if (Desk is null || string.IsNullOrWhiteSpace(asked))
        {
            return;
        }

        var found = await policies.FindAsync(asked, cancellationToken) ?? await OfParcelAsync(asked, cancellationToken);
        Policy = found?.Office == Desk.Office ? found : null;
        if (Policy is null)
        {
            Wrong = CounterTexts.For("Cancel.Unknown", Language);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var now = clock.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Desk.Zone);
        Tariff = await db.Set<Tariff>().AsNoTracking().SingleAsync(t => t.Id == Policy.TariffId, cancellationToken);
        SoldAt = PlaceTime.Of(Policy.CoverFrom, now, Desk.Zone);
        var sold = new SoldPolicy(
            Policy.Status == PolicyStatus.Active, Policy.ClaimedAt is not null, Policy.CoverFrom, Policy.ShiftId, Policy.SoldBy);
        VoidRefusal = Cancellation.OfVoid(sold, Desk.Shift?.Id ?? Guid.Empty, Desk.Clerk.Id, isShiftOver: false);
        RefundRefusal = Cancellation.OfRefund(sold, Tariff.CoolingOffUntil(sold.SoldAt, zone), now);
    }

    // The one that stands, or else the last one of the parcel.
    private async Task<Policy?> OfParcelAsync(string typed, CancellationToken cancellationToken) =>
        TrackNumber.TryParse(typed, out var number)
            ? await db.Set<Policy>().AsNoTracking().Where(p => p.TrackNumber == number.Value && p.Office == Desk!.Office)
                .OrderBy(p => p.Status).ThenByDescending(p => p.CoverFrom).FirstOrDefaultAsync(cancellationToken)
            : null;

    private PageResult Fails(string words)
    {
        Wrong = words;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
