using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Partners.Uploads.Work;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>One upload: how far it is, what came of it, which rows are wrong.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class UploadModel(UploadViews views, UploadOrders orders, TimeProvider clock) : PageModel
{
    public const int RowsOfAPage = 50;

    [BindProperty(SupportsGet = true)]
    public Guid UploadId { get; set; }

    /// <summary>The last line of the page before.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? AfterAsked { get; set; }

    public UploadView View { get; private set; } = null!;

    public IReadOnlyList<BadRow> Bad { get; private set; } = [];

    /// <summary>Where there are more.</summary>
    public int? Next { get; private set; }

    public bool IsFirst => After == 0;

    private int After => int.TryParse(AfterAsked, out var after) && after > 0 ? after : 0;

    private int Tenant => User.TenantId()!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await views.FindAsync(UploadId, Tenant, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        var rows = await views.BadRowsAsync(view.Upload, After, RowsOfAPage + 1, cancellationToken);
        Bad = [.. rows.Take(RowsOfAPage)];
        Next = rows.Count > RowsOfAPage ? Bad[^1].Line : null;
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken) =>
        Back(await orders.RunAsync(UploadId, Tenant, CurrentStaff.Of(User)!.Id, cancellationToken));

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        Back(await orders.StopAsync(UploadId, Tenant, cancellationToken));

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken) =>
        Back(await orders.DropAsync(UploadId, Tenant, cancellationToken));

    public PlaceTime Time(DateTimeOffset at) => AuditTime.Of(at, clock.GetUtcNow());

    private IActionResult Back(bool isThere) => isThere ? LocalRedirect($"/partner/uploads/{UploadId}") : NotFound();
}
