using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Receipts.Paper;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Portal;

/// <summary>Where a partner's people get the statement of a parcel of their own organisation, as text and as paper.</summary>
/// <remarks>A statement is made when it is asked for, so it is asked for by a post; a link brings the number alone.</remarks>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class PartnerReceiptsModel(ReceiptParcels parcels, IssueReceipt issue, ReceiptIssuer issuer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    public IssuedReceipt? Receipt { get; private set; }

    /// <summary>The same in words.</summary>
    public ReceiptWords? Said { get; private set; }

    public bool IsWrong { get; private set; }

    public bool IsMissing { get; private set; }

    public async Task OnPostAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    public async Task<IActionResult> OnPostPdfAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        return Receipt is { } receipt
            ? File(ReceiptPapers.Pdf(receipt, Languages.Current), "application/pdf", $"receipt-{receipt.Claims.Sub}.pdf")
            : Page();
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (!TrackNumber.TryParse(Number, out var number))
        {
            IsWrong = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Number = number.Value;
        if (User.TenantId() is { } tenant
            && await parcels.FindAsync(number, null, tenant, cancellationToken) is { } parcel
            && await issue.RunAsync(parcel, issuer.Of(Request), cancellationToken) is { } receipt)
        {
            (Receipt, Said) = (receipt, ReceiptWords.Of(receipt.Claims, Languages.Current));
            return;
        }

        IsMissing = true;
    }
}
