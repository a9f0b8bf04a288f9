using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>The buyer's policy. Its address holds no secret: what it shows, the cookie decides.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class PolicyModel(BuyerPolicies policies) : PageModel
{
    public BuyerPage Bought { get; private set; } = null!;

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Which of the two was typed so that it can't be used: Contact.Phone, Contact.Email.</summary>
    public string? Mistyped { get; private set; }

    /// <summary>The address was just written down.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostContactAsync(CancellationToken cancellationToken)
    {
        if (OpenedPolicy.Of(User) is not { } opened || await policies.FindAsync(opened, cancellationToken) is not { Policy: var policy })
        {
            return await LeaveAsync();
        }

        // What is left empty stays as it was.
        var phone = string.IsNullOrWhiteSpace(Phone) ? policy.Phone : PhoneNumber.Parse(Phone);
        var email = string.IsNullOrWhiteSpace(Email) ? policy.Email : EmailAddress.Parse(Email);
        Mistyped = phone is null ? "Phone" : email is null && !string.IsNullOrWhiteSpace(Email) ? "Email" : null;
        if (Mistyped is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellationToken);
        }

        return await policies.CorrectAsync(opened, phone!, email, cancellationToken)
            ? Redirect("/p/policy?kept=true#contact")
            : await LeaveAsync();
    }

    public Task<IActionResult> OnPostLeaveAsync() => LeaveAsync();

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (OpenedPolicy.Of(User) is not { } opened
            || await policies.PageAsync(opened, Languages.Current, cancellationToken) is not { } bought)
        {
            return await LeaveAsync();
        }

        Bought = bought;
        return Page();
    }

    private async Task<IActionResult> LeaveAsync()
    {
        await HttpContext.LeaveAsync();
        return Redirect("/p");
    }
}
