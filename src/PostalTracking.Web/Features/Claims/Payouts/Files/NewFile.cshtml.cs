using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>What the next file would hold, and the button that makes it.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class NewFileModel(
    PayoutBoard board, ExportPayouts export, IOptions<PaymentsOptions> options, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Key { get; set; }

    public IReadOnlyList<PayoutLine> Lines { get; private set; } = [];

    /// <summary>Released, whether or not a file holds so many.</summary>
    public int All { get; private set; }

    /// <summary>Why no file was made: a text.</summary>
    public string? Wrong { get; private set; }

    public string Language { get; } = Languages.CurrentOfStaff;

    public string NextKey { get; } = FormKey.New();

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Wrong = options.Value.IsThere ? null : "Export.NoPayer";
        return LookAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ExportOutcome? outcome = FormKey.IsOne(Key)
            ? await export.RunAsync(CurrentStaff.Of(User)!, Key!, cancellationToken)
            : null;
        if (outcome is ExportOutcome.Made made)
        {
            return LocalRedirect($"/desk/payouts/files/{made.Id}");
        }

        (Wrong, Response.StatusCode) = outcome switch
        {
            null => ("Refusal.Form", StatusCodes.Status400BadRequest),
            ExportOutcome.NoPayer => ("Export.NoPayer", StatusCodes.Status422UnprocessableEntity),
            ExportOutcome.Running => ("Refusal.Running", StatusCodes.Status409Conflict),
            _ => ("Export.Nothing", StatusCodes.Status409Conflict),
        };
        await LookAsync(cancellationToken);
        return Page();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        (All, _) = await board.SumAsync(PayoutStatus.Released, cancellationToken);
        Lines = await board.ListAsync(PayoutStatus.Released, options.Value.AtOnce, cancellationToken);
    }
}
