using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Desk.Texts;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Bulk;

/// <summary>Many claims at once: what is to be done, what that will do to each, what it did.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class BulkModel(BulkPlan plan, BulkRun run, DeskStaff staff, CannedTexts texts) : PageModel
{
    [BindProperty]
    public BulkForm Form { get; set; } = new();

    public IReadOnlyList<Consultant> Consultants { get; private set; } = [];

    public IReadOnlyList<CannedText> Texts { get; private set; } = [];

    /// <summary>Null before all that is needed was said.</summary>
    public IReadOnlyList<BulkLine>? Plan { get; private set; }

    public IReadOnlyList<BulkResult>? Results { get; private set; }

    /// <summary>What is missing to go on; null at the first sight of the form.</summary>
    public string? Missing { get; private set; }

    /// <summary>Nothing was chosen: back to where it can be.</summary>
    public IActionResult OnGet() => LocalRedirect("/desk");

    /// <summary>From the queue, with what was selected there.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Missing = Form.Missing is "Act" or "Claims" ? Form.Missing : null;
        return Answered();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Missing = Form.Missing ?? (await IsUnknownPersonAsync(cancellationToken) ? "Who" : null);
        Plan = Missing is null ? await plan.ReadAsync(Form, ClaimActor.Of(User)!, cancellationToken) : null;
        return Answered();
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Missing = Form.Missing ?? (await IsUnknownPersonAsync(cancellationToken) ? "Who" : null);
        Results = Missing is null ? await run.RunAsync(Form, ClaimActor.Of(User)!, cancellationToken) : null;
        return Answered();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Consultants = await staff.LoadAsync(cancellationToken);
        Texts = await texts.AllAsync(cancellationToken);
    }

    private async Task<bool> IsUnknownPersonAsync(CancellationToken cancellationToken) =>
        Form is { Act: BulkAct.Assign, Who: { } who } && !await staff.IsConsultantAsync(who, cancellationToken);

    private PageResult Answered()
    {
        ModelState.Clear();
        Response.StatusCode = Missing is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
