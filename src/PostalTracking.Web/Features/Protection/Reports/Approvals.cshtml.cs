using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>Drawers of the office that did not balance, waiting for the supervisor's note.</summary>
[Authorize(Policy = StaffAccess.Supervise)]
internal sealed class ApprovalsModel(ApproveDifference approve, ShiftReports reports) : PageModel
{
    private const int Shown = 20;

    [BindProperty(Name = "shift")]
    public Guid? ShiftId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The shift whose note was left empty.</summary>
    public Guid? NoteMissing { get; private set; }

    /// <summary>Somebody was quicker, or it is not this person's to approve.</summary>
    public bool Gone { get; private set; }

    public IReadOnlyList<(Guid ShiftId, ReportWords Words)> Waiting { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Note))
        {
            NoteMissing = ShiftId;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (ShiftId is { } shift
            && await approve.RunAsync(shift, CurrentStaff.Of(User)!, Note.Length > 500 ? Note[..500] : Note, cancellationToken))
        {
            return LocalRedirect("/counter/approvals");
        }
        else
        {
            Gone = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var waiting = await approve.Waiting(CurrentStaff.Of(User)!).Take(Shown).ToListAsync(cancellationToken);
        Waiting =
        [
            .. (await reports.OfAsync(waiting, cancellationToken))
                .Select(report => (report.Shift.Id, new ReportWords(report, Languages.CurrentOfStaff))),
        ];
    }
}
