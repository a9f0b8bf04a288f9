using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter.Training;

/// <summary>A paper that says on itself that it is none.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class TrainingPaperModel(TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cod { get; set; }

    public OfferCard? Offer { get; private set; }

    public IActionResult OnGet()
    {
        Offer = TrainingParcels.Find(Number, TypedSum.Read(Cod, out var cod) is null ? cod : null, clock.GetUtcNow());
        return Offer is { CanBeSold: true } ? Page() : NotFound();
    }
}
