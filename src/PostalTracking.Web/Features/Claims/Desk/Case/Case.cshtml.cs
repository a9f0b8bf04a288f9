using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>One claim at the desk: its story, what belongs to it, and the moves there are.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class CaseModel(CaseFile file, CaseActs acts, ContactReading reading, DeskQueue queue) : PageModel
{
    [BindProperty]
    public CaseForm Form { get; set; } = new();

    public CaseView View { get; private set; } = null!;

    public IReadOnlyList<QueueRow> Queue { get; private set; } = [];

    /// <summary>The part of the queue the consultant came from.</summary>
    public DeskFilter Filter => DeskFilter.Of(Request.Query);

    /// <summary>What stands against what was sent.</summary>
    public string? Wrong { get; private set; }

    /// <summary>What others did since the page was read.</summary>
    public IReadOnlyList<ClaimEntry> Meanwhile { get; private set; } = [];

    /// <summary>Telephone and e-mail in full, asked for by a button.</summary>
    public bool ShowsContact { get; private set; }

    private string Language { get; } = Languages.CurrentOfStaff;

    private ClaimActor Actor => ClaimActor.Of(User)!;

    /// <summary>Where a form of this page goes, and that it comes back to the same part of the queue.</summary>
    public string Action(string handler) =>
        $"/desk/{View.Claim.ClaimNumber}?handler={handler}{(Filter.IsEmpty ? "" : $"&{Filter.Query}")}";

    public async Task<IActionResult> OnGetAsync(string claimNumber, CancellationToken cancellationToken)
    {
        if (await file.FindAsync(claimNumber, cancellationToken) is not { } claim)
        {
            return NotFound();
        }

        await reading.ClaimReadAsync(claim, CurrentStaff.Of(User)!, cancellationToken);
        return await ShowAsync(claim, cancellationToken);
    }

    public Task<IActionResult> OnPostMoveAsync(string claimNumber, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, number => acts.MoveAsync(number, Form, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostWriteAsync(string claimNumber, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, number => acts.WriteAsync(number, Form, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostTakeAsync(string claimNumber, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, number => acts.AssignAsync(number, Actor.StaffId, Form.Version, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostGiveAsync(string claimNumber, CancellationToken cancellationToken) =>
        ActAsync(claimNumber, number => acts.AssignAsync(number, Form.Who, Form.Version, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostWaiveAsync(string claimNumber, CancellationToken cancellationToken) =>
        ActAsync(
            claimNumber,
            number => Form.Kind is { } kind
                ? acts.WaiveAsync(number, kind, Form.Version, Actor, cancellationToken)
                : Task.FromResult<ClaimOutcome>(new ClaimOutcome.NotFound()),
            cancellationToken);

    /// <summary>For browsers without scripts: the canned text comes into the field by way of the server.</summary>
    public async Task<IActionResult> OnPostInsertAsync(string claimNumber, CancellationToken cancellationToken)
    {
        if (await file.FindAsync(claimNumber, cancellationToken) is not { } claim)
        {
            return NotFound();
        }

        var (version, seen) = (Form.Version, Form.Seen);
        await ShowAsync(claim, cancellationToken);
        (Form.Version, Form.Seen) = (version, seen);
        var chosen = View.Texts.FirstOrDefault(text => text.Id == Form.Canned)?.Text;
        Form.Text = string.Join("\n\n", new[] { Form.Words, chosen }.OfType<string>());
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync(string claimNumber, CancellationToken cancellationToken)
    {
        if (await file.FindAsync(claimNumber, cancellationToken) is not { } claim)
        {
            return NotFound();
        }

        await reading.ContactReadAsync(claim, cancellationToken);
        ShowsContact = true;
        return await ShowAsync(claim, cancellationToken);
    }

    private async Task<IActionResult> ActAsync(
        string claimNumber, Func<string, Task<ClaimOutcome>> act, CancellationToken cancellationToken)
    {
        if (await file.FindAsync(claimNumber, cancellationToken) is not { } claim)
        {
            return NotFound();
        }

        var outcome = await act(claim.ClaimNumber);
        if (outcome is ClaimOutcome.Done)
        {
            return LocalRedirect(Request.Query["back"] == "queue"
                ? $"/desk{(Filter.IsEmpty ? "" : $"?{Filter.Query}")}"
                : $"/desk/{claim.ClaimNumber}{(Filter.IsEmpty ? "" : $"?{Filter.Query}")}");
        }

        (Wrong, Response.StatusCode) = CaseRefusal.Of(outcome, Language);
        var seen = Form.Seen;
        claim = (await file.FindAsync(claimNumber, cancellationToken))!;
        await ShowAsync(claim, cancellationToken);
        Meanwhile = outcome is ClaimOutcome.Changed ? [.. View.Entries.Where(entry => entry.Sequence > seen)] : [];
        return Page();
    }

    // What was typed stays; the version is the one that is shown now, so that sending it again is a decision on what is there.
    private async Task<IActionResult> ShowAsync(Claim claim, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        View = await file.ReadAsync(claim, Actor, Language, cancellationToken);
        Queue = await queue.PageAsync(Filter, Actor.StaffId!.Value, after: null, cancellationToken);
        (Form.Version, Form.Seen) = (claim.Version, claim.LastEntry);
        return Page();
    }
}
