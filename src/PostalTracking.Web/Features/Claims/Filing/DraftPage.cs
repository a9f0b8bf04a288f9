using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <param name="Words">What is wrong with it.</param>
internal sealed record WrongField(string Field, string Words);

/// <summary>A page of the journey: shows a part of the draft, keeps what was filled in, leads on.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal abstract class DraftPage(ClaimDrafts drafts, SaveDraft saving) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>Of the draft that the form was made from.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>Somebody came from the last page to change this one, and goes back there.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Check { get; set; }

    public ClaimDraft Draft { get; private set; } = null!;

    /// <summary>The draft was changed in another window while this one was being filled in.</summary>
    public bool IsChanged { get; private set; }

    public Dictionary<string, string> Wrong { get; } = [];

    public abstract FilingStep Step { get; }

    protected static string Language => Languages.Current;

    /// <summary>What is wrong with a field; null: nothing.</summary>
    public WrongField? WrongAt(string field) => Wrong.TryGetValue(field, out var key)
        ? new(field, FilingTexts.For(key, Language, Roubles.Of(Draft.Left, Language)))
        : null;

    /// <returns>Where else to go; null: the draft is here.</returns>
    protected async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var found = OpenedPolicy.Of(User) is { } opened ? await drafts.FindAsync(opened, Number, cancellationToken) : null;
        Draft = found!;
        return found is null ? NotFound()
            : found.Claim.Status != ClaimStatus.Draft ? Redirect($"/claims/{found.Claim.ClaimNumber}")
            : null;
    }

    protected async Task<IActionResult> KeepAsync(ClaimFacts facts, CancellationToken cancellationToken)
    {
        var outcome = await saving.SaveAsync(
            Draft.Claim.ClaimNumber, facts, ClaimActor.Customer(OpenedPolicy.Of(User)!), Version ?? 0, cancellationToken);
        return outcome switch
        {
            ClaimOutcome.Done => Onward(),
            ClaimOutcome.Changed => await ChangedAsync(cancellationToken),
            _ => NotFound(),
        };
    }

    protected IActionResult Onward()
    {
        var next = Check && Step != FilingStep.What ? FilingStep.Check : Step + 1;
        return Redirect(next.Path(Draft.Claim.ClaimNumber) + (Check && next != FilingStep.Check ? "?check=true" : ""));
    }

    /// <summary>The page once more, with all that was typed.</summary>
    protected PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected async Task<IActionResult> ChangedAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        IsChanged = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
