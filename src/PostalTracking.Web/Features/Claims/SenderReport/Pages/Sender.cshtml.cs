using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.SenderReport.Reading;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Pages;

/// <summary>One sender: what holds it together, its frauds, who is like it; joined and cut with a reason, and undone.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class SenderModel(
    PostalTrackingDbContext db, SenderFiles files, GroupSenders group, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "senderId")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The sender to be joined: the id from its address, or of a suggestion.</summary>
    [BindProperty]
    public Guid? Other { get; set; }

    [BindProperty]
    public int? Trait { get; set; }

    [BindProperty]
    public int? Decision { get; set; }

    public SenderFile Known { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A key of the texts: ReasonRequired, NothingDone.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var current = await files.CurrentAsync(Id, cancellationToken);
        if (current is not { } id)
        {
            return NotFound();
        }

        if (id != Id)
        {
            return Redirect($"/desk/senders/{id}");
        }

        await audit.WriteAsync(AuditActions.SenderRead, $"{Id}", null, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken) => ActAsync(
        reason => Other is { } other ? group.JoinAsync(Id, other, reason, By, cancellationToken) : Task.FromResult<Guid?>(null),
        cancellationToken);

    public Task<IActionResult> OnPostCutAsync(CancellationToken cancellationToken) => ActAsync(
        reason => group.CutAsync(Id, Trait ?? 0, reason, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) => ActAsync(
        reason => group.UndoAsync(Decision ?? 0, reason, By, cancellationToken), cancellationToken);

    private CurrentStaff By => CurrentStaff.Of(User)!;

    private async Task<IActionResult> ActAsync(Func<string, Task<Guid?>> act, CancellationToken cancellationToken)
    {
        if (await files.CurrentAsync(Id, cancellationToken) != Id)
        {
            return NotFound();
        }

        Problem = string.IsNullOrWhiteSpace(Reason) || Reason.Length > SenderDecisions.LongestReason ? "ReasonRequired" : null;
        if (Problem is null && await act(Reason!.Trim()) is { } identity)
        {
            return Redirect($"/desk/senders/{identity}");
        }

        Problem ??= "NothingDone";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Known = await db.WithDecisionsAsync(await files.ReadAsync(Id, cancellationToken), cancellationToken);
        return Page();
    }
}
