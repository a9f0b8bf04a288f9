using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>Who has how much, and the dealing out of what nobody has.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class LoadModel(DeskStaff staff, ShareOut shareOut) : PageModel
{
    /// <summary>Among whom to deal.</summary>
    [BindProperty]
    public List<Guid> To { get; set; } = [];

    [BindProperty]
    public List<string> Shares { get; set; } = [];

    public IReadOnlyList<Consultant> Consultants { get; private set; } = [];

    /// <summary>Claims of nobody's, up to <see cref="ShareOut.Most"/>.</summary>
    public int Free { get; private set; }

    /// <summary>What would happen; null before anybody asked.</summary>
    public IReadOnlyList<Share>? Plan { get; private set; }

    public (int Given, IReadOnlyList<string> Skipped)? Result { get; private set; }

    public bool IsNobodyChosen { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task OnPostPlanAsync(CancellationToken cancellationToken)
    {
        var free = await ShowAsync(cancellationToken);
        var chosen = Consultants.Where(one => To.Contains(one.Id)).ToList();
        IsNobodyChosen = chosen.Count == 0;
        Plan = IsNobodyChosen ? null : ShareOut.Plan(free, chosen);
    }

    public async Task OnPostRunAsync(CancellationToken cancellationToken)
    {
        var consultants = (await staff.LoadAsync(cancellationToken)).Select(one => one.Id).ToHashSet();
        var shares = Shares.Select(Share.Parse).OfType<Share>().Where(share => consultants.Contains(share.To));
        Result = await shareOut.RunAsync(shares, ClaimActor.Of(User)!, cancellationToken);
        await ShowAsync(cancellationToken);
    }

    private async Task<List<(string Number, int Version)>> ShowAsync(CancellationToken cancellationToken)
    {
        Consultants = await staff.LoadAsync(cancellationToken);
        var free = await shareOut.FreeAsync(cancellationToken);
        Free = free.Count;
        return free;
    }
}
