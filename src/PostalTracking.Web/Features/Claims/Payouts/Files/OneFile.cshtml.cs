using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>A file that was made: its downloads, its payouts, and the bank's word that all of them were carried out.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class OneFileModel(PayoutBoard board, SettleFile settle, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ExportId { get; set; }

    public FileLine? Batch { get; private set; }

    public IReadOnlyList<PayoutLine> Lines { get; private set; } = [];

    public string Language { get; } = Languages.CurrentOfStaff;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await board.FileAsync(ExportId, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        Batch = file;
        Lines = await board.OfFileAsync(ExportId, cancellationToken);
        return Page();
    }

    /// <summary>Some at a time: a script comes again and again and counts, a person without one presses again.</summary>
    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancellationToken)
    {
        if (await board.FileAsync(ExportId, cancellationToken) is null)
        {
            return NotFound();
        }

        var left = await settle.RunAsync(ExportId, ClaimActor.Of(User)!, cancellationToken);
        return Request.Headers.Accept == "application/json"
            ? new JsonResult(new { left })
            : LocalRedirect($"/desk/payouts/files/{ExportId}");
    }

    public string Moment(DateTimeOffset at) => new DateWords(Language).Moment(AuditTime.Of(at, Now));
}
