using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Registration;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>One parcel, registered by hand.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class NewShipmentModel(RegisterOne register) : PageModel
{
    [BindProperty]
    public ParcelForm Form { get; set; } = new();

    /// <summary>What is wrong; beside its field, where it has one.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Of the parcel registered last.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? DoneAsked { get; set; }

    [BindProperty(Name = "verdict", SupportsGet = true)]
    public string? VerdictAsked { get; set; }

    public string? Done => AskedNumber.Read(DoneAsked, acceptAnyway: true).Number?.Value;

    public RegistrationVerdict? Verdict =>
        Enum.TryParse<RegistrationVerdict>(VerdictAsked, out var verdict) && Enum.IsDefined(verdict) ? verdict : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (verdict, number, fault) = await register.RunAsync(Form.Row, User.TenantId()!.Value, cancellationToken);
        if (fault is null)
        {
            return LocalRedirect($"/partner/shipments/new?done={number}&verdict={verdict}");
        }

        Fault = fault;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>The fields of a parcel as somebody typed them; an empty one was not said.</summary>
internal sealed class ParcelForm
{
    public string? TrackNumber { get; set; }

    public string? Service { get; set; } = "srm";

    public string? Origin { get; set; } = "HK";

    public string? Destination { get; set; } = SrmRules.Destination;

    public string? DestinationPostalCode { get; set; }

    public string? OrderValue { get; set; }

    public string? Cod { get; set; }

    public string? SenderId { get; set; }

    public string? SenderName { get; set; }

    public string? RecipientPhoneLast4 { get; set; }

    public RegisterShipments.Row Row => new(
        TrackNumber ?? "",
        Said(Service),
        Said(Origin)?.ToUpperInvariant(),
        Said(Destination)?.ToUpperInvariant(),
        Said(DestinationPostalCode),
        TypedMoney.Of(OrderValue, "USD"),
        TypedMoney.Of(Cod, "RUB"),
        Said(SenderId) is null && Said(SenderName) is null ? null : new(Said(SenderId), Said(SenderName)),
        Said(RecipientPhoneLast4));

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
