using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>Where the customer can be reached: what the policy has, masked, and a field to correct it.</summary>
internal sealed class ContactModel(ClaimDrafts drafts, SaveDraft saving, BuyerPolicies policies) : DraftPage(drafts, saving)
{
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public override FilingStep Step => FilingStep.Contact;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        // What is left empty stays as it was.
        var email = string.IsNullOrWhiteSpace(Email) ? Draft.Policy.Email : EmailAddress.Parse(Email);
        if (!TypedPhone.TryRead(Phone, out var typed))
        {
            Wrong["phone"] = "Wrong.Phone";
        }
        else if ((typed ?? Draft.Policy.Phone) is null)
        {
            Wrong["phone"] = "Wrong.NoPhone";
        }

        if (email is null && !string.IsNullOrWhiteSpace(Email))
        {
            Wrong["email"] = "Wrong.Email";
        }

        if (Wrong.Count > 0)
        {
            return Again();
        }

        return await policies.CorrectAsync(OpenedPolicy.Of(User)!, (typed ?? Draft.Policy.Phone)!, email, cancellationToken)
            ? Onward()
            : NotFound();
    }
}
