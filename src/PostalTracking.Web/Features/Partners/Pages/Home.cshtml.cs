using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>Where a partner's people arrive: what happened today, what needs them, what is where.</summary>
[Authorize(Policy = StaffAccess.Partner)]
internal sealed class HomeModel(ReadHome home, TimeProvider clock) : PageModel
{
    public PortalHome Home { get; private set; } = null!;

    public bool IsOwner => CurrentStaff.Of(User)?.Role == StaffRole.PartnerOwner;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Of six figures of the score card, those far from good.</summary>
    public IReadOnlyList<string> Wanting =>
        [.. Home.Quality.Grades.Where(grade => grade.Value == QualityGrade.Bad).Select(grade => grade.Key)];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Home = await home.RunAsync(User.TenantId()!.Value, cancellationToken);
}
