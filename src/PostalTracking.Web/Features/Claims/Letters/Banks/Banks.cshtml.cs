using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>How the banks answer: figures, a drawing of the times, the table as CSV.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class BanksModel(BankStatistics statistics) : PageModel
{
    public IReadOnlyList<BankRow> Rows { get; private set; } = [];

    public BankChart Chart { get; private set; } = new([]);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await statistics.ReadAsync(cancellationToken);
        Chart = BankChart.Of(Rows, Languages.CurrentOfStaff);
    }
}
