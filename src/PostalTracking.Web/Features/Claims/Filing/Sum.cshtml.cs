using Microsoft.AspNetCore.Mvc;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>How much: what is left of the policy's limit, unless another sum is typed.</summary>
internal sealed class SumModel(ClaimDrafts drafts, SaveDraft saving) : DraftPage(drafts, saving)
{
    /// <summary>Roubles as typed.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    public override FilingStep Step => FilingStep.Sum;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Typed = TypedAnswer.Sum(Draft.Claim.AmountAsked ?? ClaimDrafts.Proposed(Draft));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var problem = TypedSum.Read(Typed, out var kopecks);
        if (problem is not null || kopecks > Draft.Left)
        {
            Wrong["sum"] = problem is null ? "Wrong.SumAboveLeft" : $"Wrong.Sum.{problem}";
            return Again();
        }

        return await KeepAsync(new(AmountAsked: kopecks), cancellationToken);
    }
}
