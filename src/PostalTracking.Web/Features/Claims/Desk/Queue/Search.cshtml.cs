using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>Finds claims by a number or a telephone; what was typed never stands in an address.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class SearchModel(DeskSearch search, TimeProvider clock) : PageModel
{
    public const int Longest = 100;

    [BindProperty]
    public string? Asked { get; set; }

    public IReadOnlyList<FoundClaim> Found { get; private set; } = [];

    /// <summary>What was typed can be none of the things that are searched for.</summary>
    public bool IsNothing { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var question = DeskQuestion.Of(Asked is { Length: > Longest } ? Asked[..Longest] : Asked);
        IsNothing = question.IsNothing;
        Found = await search.FindAsync(question, cancellationToken);
        return Found is [var only] ? LocalRedirect($"/desk/{only.Row.Number}") : Page();
    }
}
