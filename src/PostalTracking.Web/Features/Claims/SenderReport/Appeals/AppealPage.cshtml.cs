using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.SenderReport.Reading;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.SenderReport.Appeals;

/// <summary>One appeal of a sender: what was written, what it may be about, and the answer.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class AppealPageModel(
    PostalTrackingDbContext db, SenderAppeals appeals, SenderSearch search, SenderFiles files, DecideSenderAppeal decide, AuditLog audit,
    TimeProvider clock) : PageModel
{
    public const int LongestReason = 1000;

    [BindProperty(SupportsGet = true, Name = "appealId")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Grant { get; set; }

    [BindProperty]
    public string[] Claims { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public SenderAppeal Appeal { get; private set; } = null!;

    public AppealWords Words { get; private set; } = null!;

    /// <summary>The senders it may be about; one as a rule.</summary>
    public IReadOnlyList<Guid> Senders { get; private set; } = [];

    public IReadOnlyList<FraudLine> Frauds { get; private set; } = [];

    public AppealRefusal? Refusal { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await audit.WriteAsync(AuditActions.SenderAppealRead, $"{Id}", null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var reason = Reason?.Length > LongestReason ? Reason[..LongestReason] : Reason;
        Refusal = await decide.RunAsync(Appeal, Frauds, Grant, Claims, reason, CurrentStaff.Of(User)!, cancellationToken);
        if (Refusal is null)
        {
            return Redirect($"/desk/senders/appeals/{Id}");
        }

        Response.StatusCode = Refusal == AppealRefusal.Decided ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var kept = db.Set<SenderAppeal>().AsNoTracking();
        if (await kept.SingleOrDefaultAsync(one => one.Id == Id, cancellationToken) is not { } appeal)
        {
            return false;
        }

        (Appeal, Words) = (appeal, appeals.Read(appeal));
        Senders = await search.FindAsync(appeal.About, cancellationToken);
        var frauds = new List<FraudLine>();
        foreach (var sender in Senders)
        {
            frauds.AddRange((await files.ReadAsync(sender, cancellationToken)).Frauds);
        }

        // A claim's number says which fraud is meant.
        Frauds = ClaimDigits.TryParse(appeal.About, out var claim) && frauds.Exists(fraud => fraud.ClaimNumber == claim)
            ? frauds.FindAll(fraud => fraud.ClaimNumber == claim)
            : frauds;
        return true;
    }
}
