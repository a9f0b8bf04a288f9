using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>One letter: its words, its way, its answer. Whoever opens it is in the audit log.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class OneLetterModel(
    ClaimBook claims, LetterBook letters, LetterWay way, FileAnswer answer, EnclosureFiles files, MailDoor door, AuditLog audit,
    TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public short Sequence { get; set; }

    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    /// <summary>What was done last, one of the page's words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public Claim Claim { get; private set; } = null!;

    public Letter Letter { get; private set; } = null!;

    public IReadOnlyList<Evidence> Files { get; private set; } = [];

    public bool IsPostOpen => door.IsOpen;

    public DateTimeOffset Now => clock.GetUtcNow();

    public LetterResult.Refused? Wrong { get; private set; }

    private ClaimActor Actor => ClaimActor.Of(User)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await audit.WriteAsync(AuditActions.ClaimRead, Claim.ClaimNumber, new { letter = Sequence }, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostByHandAsync(CancellationToken cancellationToken) =>
        ActAsync("ByHand", () => way.ByHandAsync(Claim.ClaimNumber, Sequence, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken) =>
        ActAsync("Again", () => way.AgainAsync(Claim.ClaimNumber, Sequence, Actor, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) =>
        ActAsync("Answered", () => answer.RunAsync(Form.Order(Claim.ClaimNumber, Sequence), Actor, cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync(string done, Func<Task<LetterResult>> act, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        switch (await act())
        {
            case LetterResult.Done:
                return LocalRedirect($"/desk/{Claim.ClaimNumber}/letters/{Sequence}?done={done}");
            case LetterResult.Refused refused:
                Wrong = refused;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(Number, cancellationToken) is not { } claim || !Actor.MaySee(claim)
            || (await letters.OfAsync(claim, cancellationToken)).Find(one => one.Sequence == Sequence) is not { } letter)
        {
            return false;
        }

        (Claim, Letter) = (claim, letter);
        Files = await files.ReadyAsync(claim, cancellationToken);
        return true;
    }
}
