using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Pages;

/// <summary>The sender of one parcel: what is on record, and the form for what stands on its label. The case page shows the same.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class TraitsModel(EnterTraits enter, ParcelSenders senders, AuditLog audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public short Generation { get; set; } = 1;

    /// <summary>A page of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Payee { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? TaxNumber { get; set; }

    [BindProperty]
    public string? ReturnAddress { get; set; }

    [BindProperty]
    public string? Goods { get; set; }

    [BindProperty]
    public int? Trait { get; set; }

    public TraitForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } parcel)
        {
            return NotFound();
        }

        await audit.WriteAsync(AuditActions.SenderRead, parcel.TrackNumber, null, cancellationToken);
        Form = TraitForm.Of(parcel, Home(parcel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } parcel)
        {
            return NotFound();
        }

        var typed = new TypedTraits(Payee, Phone, TaxNumber, ReturnAddress, Goods);
        IReadOnlyList<string> mistyped = typed.IsEmpty ? ["Nothing"] : typed.Mistyped();
        if (mistyped.Count == 0)
        {
            await enter.RunAsync(parcel, typed, cancellationToken);
            return Redirect($"{Home(parcel)}#sender");
        }

        Form = new(parcel, Home(parcel), typed, mistyped);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } parcel || Trait is not { } trait
            || !await enter.RemoveAsync(parcel, trait, cancellationToken))
        {
            return NotFound();
        }

        return Redirect($"{Home(parcel)}#sender");
    }

    private async Task<SenderParcelKey?> FindAsync(CancellationToken cancellationToken) =>
        TrackNumber.TryParse(Number, out var number)
        && new SenderParcelKey(number.Value, Generation) is var parcel
        && await senders.IsKnownAsync(parcel, cancellationToken)
            ? parcel
            : null;

    private string Home(SenderParcelKey parcel) => Url.IsLocalUrl(Back)
        ? Back!
        : $"/desk/senders/traits/{parcel.TrackNumber}?generation={parcel.Generation}";
}
