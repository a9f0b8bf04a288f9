using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.SenderReport.Reading;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Traits;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.SenderReport.Pages;

/// <summary>Senders with confirmed frauds, what they object, and a search by anything that stands on a label.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class SendersModel(SenderList list, SenderSearch search, TimeProvider clock) : PageModel
{
    /// <summary>The moment after which the next page goes on, in ticks.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>Sent in the body: an address is kept in histories and logs.</summary>
    [BindProperty]
    public string? Find { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<SenderLine> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SenderAppeal> Appeals { get; private set; } = [];

    /// <summary>Null: nobody searched.</summary>
    public IReadOnlyList<Guid>? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        var typed = (Find ?? "").Trim();
        Found = typed.Length is 0 or > TypedTraits.LongestText ? [] : await search.FindAsync(typed, cancellationToken);
        if (Found is [var only])
        {
            return Redirect($"/desk/senders/{only}");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? before = Before is > 0 and var ticks && ticks < DateTimeOffset.MaxValue.Ticks ? new(ticks, TimeSpan.Zero) : null;
        var lines = await list.ReadAsync(before, cancellationToken);
        Lines = [.. lines.Take(SenderList.PageSize)];
        Next = lines.Count > SenderList.PageSize ? Lines[^1].LastAt.UtcTicks.ToString(CultureInfo.InvariantCulture) : null;
        Appeals = await list.AppealsAsync(cancellationToken);
    }
}
