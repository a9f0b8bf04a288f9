using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>Where the link of an invitation leads: the person sets a password, and signs in with it.</summary>
[AllowAnonymous]
internal sealed class InvitedModel(Invitations invitations) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public StaffMember? Member { get; private set; }

    /// <summary>The key of the sentence, one of the staff's texts.</summary>
    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Member = await invitations.FindAsync(token, cancellationToken);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        (var isOpen, Wrong) = await invitations.TakeAsync(token, Password ?? "", cancellationToken);
        if (isOpen && Wrong is null)
        {
            return LocalRedirect("/staff");
        }

        Member = isOpen ? await invitations.FindAsync(token, cancellationToken) : null;
        return Shown();
    }

    private PageResult Shown()
    {
        // The same for one that ran out and one that never was.
        if (Member is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }
}
