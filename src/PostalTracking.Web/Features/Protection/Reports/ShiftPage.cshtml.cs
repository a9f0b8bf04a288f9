using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>A shift's figures: the X report and the blind count while it is open, the Z report once it is closed.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class ShiftPageModel(
    ShiftAccess shifts, ShiftReports reports, ReadReport readReport, CountDrawer countDrawer, CloseShift closeShift) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "shift")]
    public Guid? ShiftId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Null: this person has no shift yet.</summary>
    public ShiftReport? Report { get; private set; }

    public ReportWords? Words { get; private set; }

    /// <summary>The person's own: only then is there something to do here.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Names of the fields that hold no count.</summary>
    public IReadOnlyList<string> Wrong { get; private set; } = [];

    public bool ReasonMissing { get; private set; }

    public string? Typed(Denomination one) => Request.HasFormContentType ? Request.Form[one.Name].ToString() : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) || ShiftId is null ? Page() : NotFound();

    public async Task<IActionResult> OnPostReportAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(cancellationToken))
        {
            return NotFound();
        }

        await readReport.RunAsync(Report!.Shift.Id, Staff, cancellationToken);
        return Back();
    }

    public async Task<IActionResult> OnPostCountAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(cancellationToken))
        {
            return NotFound();
        }

        Wrong = CashCount.Read(name => Request.Form[name], out var count);
        if (Wrong.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return await countDrawer.RunAsync(Report!.Shift.Id, Staff, count, cancellationToken) ? Back() : NotFound();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        if (!await FindOwnAsync(cancellationToken))
        {
            return NotFound();
        }

        var reason = Reason is { Length: > 500 } ? Reason[..500] : Reason;
        if (await closeShift.RunAsync(Report!.Shift.Id, Staff, reason, cancellationToken) == CloseOutcome.NeedsReason)
        {
            ReasonMissing = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return Back();
    }

    private CurrentStaff Staff => CurrentStaff.Of(User)!;

    private LocalRedirectResult Back() => LocalRedirect($"/counter/shift?shift={Report!.Shift.Id}");

    private async Task<bool> FindOwnAsync(CancellationToken cancellationToken) =>
        ShiftId is not null && await FindAsync(cancellationToken) && IsOwn;

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await shifts.FindAsync(ShiftId, Staff, cancellationToken) is not { } shift)
        {
            return false;
        }

        Report = await reports.OfAsync(shift, cancellationToken);
        Words = new(Report, Languages.CurrentOfStaff);
        IsOwn = shift.ClerkId == Staff.Id && !shift.IsAlwaysOpen;
        return true;
    }
}
