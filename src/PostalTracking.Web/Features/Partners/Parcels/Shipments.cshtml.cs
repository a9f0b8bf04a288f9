using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The parcels of the own organisation, a page at a time.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class ShipmentsModel(OwnParcels parcels, TimeProvider clock) : PageModel
{
    public const int AtOnce = 50;

    [BindProperty(SupportsGet = true)]
    public ParcelFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<OwnParcel> Rows { get; private set; } = [];

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? Next { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // One more than is shown says whether there is a next page.
        var found = await parcels.ReadAsync(
            User.TenantId()!.Value, Filter, ParcelPlace.Parse(After), AtOnce + 1, cancellationToken);
        Rows = [.. found.Take(AtOnce)];
        Next = found.Count > AtOnce
            ? $"/partner/shipments?{(Filter.IsEmpty ? "" : $"{Filter.Query}&")}after={Uri.EscapeDataString($"{Rows[^1].Place}")}"
            : null;
    }
}
