using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>Whom letters are written to; one of them, or a new one, in the form.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class AddresseesModel(PostalTrackingDbContext db, SaveCorrespondent save) : PageModel
{
    [BindProperty]
    public CorrespondentForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public IReadOnlyList<Correspondent> All { get; private set; } = [];

    /// <summary>A key of the page's words.</summary>
    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (id is null)
        {
            return Page();
        }

        if (All.FirstOrDefault(one => one.Id == id) is not { } known)
        {
            return NotFound();
        }

        Form = CorrespondentForm.Of(known);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Wrong = await save.RunAsync(Form, cancellationToken);
        if (Wrong is null)
        {
            return LocalRedirect("/desk/letters/addressees?done=true");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => All = await db.Set<Correspondent>().AsNoTracking()
        .OrderBy(one => one.Kind).ThenByDescending(one => one.IsActive).ThenBy(one => one.Name).ToListAsync(cancellationToken);
}
