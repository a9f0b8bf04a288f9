using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>A form for a file, and all files that came before.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class UploadsModel(UploadViews views, IOptions<UploadOptions> options, TimeProvider clock) : PageModel
{
    private static readonly string[] Refusals = ["Empty", "TooLong", "TooMany", "Kind"];

    /// <summary>Why the last file was not taken.</summary>
    [BindProperty(Name = "refused", SupportsGet = true)]
    public string? RefusedAs { get; set; }

    [BindProperty(Name = "before", SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<UploadView> History { get; private set; } = [];

    public string? Refusal => Refusals.FirstOrDefault(refusal => refusal == RefusedAs);

    public long LongestFile => options.Value.LongestFile;

    public int MostRows => options.Value.MostRows;

    public int AtATime => options.Value.AtATime;

    /// <summary>Where there may be older ones.</summary>
    public Guid? Last => History.Count == UploadViews.Page ? History[^1].Upload.UploadId : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        History = await views.HistoryAsync(User.TenantId()!.Value, Before, cancellationToken);

    public PlaceTime Time(DateTimeOffset at) => AuditTime.Of(at, clock.GetUtcNow());
}
