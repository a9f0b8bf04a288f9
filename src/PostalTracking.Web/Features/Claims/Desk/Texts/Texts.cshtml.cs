using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>The canned texts to read; seniors change them.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class TextsModel(CannedTexts texts) : PageModel
{
    public IReadOnlyList<CannedText> All { get; private set; } = [];

    public bool MayEdit => ClaimActor.Of(User)!.Mover.HasFlag(Mover.Senior);

    public async Task OnGetAsync(CancellationToken cancellationToken) => All = await texts.AllAsync(cancellationToken);
}
