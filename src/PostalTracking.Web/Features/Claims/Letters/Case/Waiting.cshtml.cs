using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The letters somebody has to look at: refused, not gone yet, or gone and not answered in time.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class WaitingModel(PostalTrackingDbContext db, MailDoor door, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public DateTimeOffset Now { get; private set; }

    public bool IsPostOpen => door.IsOpen;

    /// <summary>The longest overdue first.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = clock.GetUtcNow();
        Letters = await db.Set<Letter>().AsNoTracking()
            .Where(letter => letter.Outcome == null && (letter.State != LetterState.Sent || letter.AnswerDueAt < Now))
            .OrderBy(letter => letter.AnswerDueAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
