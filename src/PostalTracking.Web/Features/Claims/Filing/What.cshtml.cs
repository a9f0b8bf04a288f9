using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>What happened: one of the cases that are covered.</summary>
internal sealed class WhatModel(ClaimDrafts drafts, SaveDraft saving) : DraftPage(drafts, saving)
{
    /// <summary>As the API names it.</summary>
    [BindProperty]
    public string? Circumstance { get; set; }

    public override FilingStep Step => FilingStep.What;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Circumstance = Draft.Claim.Circumstance?.Name();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Circumstances.Parse(Circumstance) is not { } circumstance)
        {
            Wrong["circumstance"] = "Wrong.Circumstance";
            return Again();
        }

        return await KeepAsync(new(circumstance), cancellationToken);
    }
}
