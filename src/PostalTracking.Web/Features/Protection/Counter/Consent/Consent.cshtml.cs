using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>
/// The buyer's own telephone: what is bought, for how much, by which rule; yes or no. A wrong link and one that has run out look the same.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class ConsentModel(Invitations invitations, OfferCards offers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Null where the link leads nowhere.</summary>
    public OfferCard? Offer { get; private set; }

    public ConsentAnswer? Answer { get; private set; }

    public bool IsPhoneWrong { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    public Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken) =>
        AnswerAsync(ConsentAnswer.Agreed, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) =>
        AnswerAsync(ConsentAnswer.Refused, cancellationToken);

    private async Task<IActionResult> AnswerAsync(ConsentAnswer answer, CancellationToken cancellationToken)
    {
        string? phone = null;
        if (answer == ConsentAnswer.Agreed && !TypedPhone.TryRead(Phone, out phone))
        {
            IsPhoneWrong = true;
            await LookAsync(cancellationToken);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await invitations.AnswerAsync(Token, answer, phone, cancellationToken);
        return RedirectToPage(new { Token });
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await invitations.OpenAsync(Token, cancellationToken) is { } invitation)
        {
            Answer = invitation.Answer;
            Offer = await offers.FindAsync(TrackNumber.Parse(invitation.TrackNumber), invitation.Office, invitation.Cod, cancellationToken);
        }

        if (Offer is not { Cod: not null })
        {
            Offer = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
