using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>A letter is written in two steps: to whom and what, then its words, its enclosures, a look at it, and off.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class NewLetterModel(
    ClaimBook claims, PrepareLetter prepare, WriteLetter write, EnclosureFiles files, MailDoor door) : PageModel
{
    private const int LongestName = 100;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>Addressee and kind, as <see cref="LetterChoice.Key"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Choice { get; set; }

    /// <summary>ru or en; empty: the addressee's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty]
    public LetterForm Form { get; set; } = new();

    public Claim Claim { get; private set; } = null!;

    public IReadOnlyList<LetterChoice> Choices { get; private set; } = [];

    public LetterChoice? Chosen { get; private set; }

    public IReadOnlyList<Evidence> Files { get; private set; } = [];

    public bool HasPolicyPaper { get; private set; }

    public bool IsPostOpen => door.IsOpen;

    public bool IsPreview { get; private set; }

    public LetterResult.Refused? Wrong { get; private set; }

    /// <summary>What the letter is written in.</summary>
    public string Language { get; private set; } = "ru";

    private ClaimActor Actor => ClaimActor.Of(User)!;

    private string Author => CurrentStaff.Of(User)!.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Chosen is not null)
        {
            await BeginAsync(null, cancellationToken);
        }

        return Page();
    }

    /// <summary>The first step, where the customer's name is given: a name has no place in an address.</summary>
    public async Task<IActionResult> OnPostBeginAsync(string? customerName, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Chosen is null)
        {
            Wrong = new(LetterRefusal.NotNow);
            return Page();
        }

        var name = customerName?.Trim() is { Length: > 0 and <= LongestName } typed ? typed : null;
        await BeginAsync(name, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Wrong = WriteLetter.Wrong(Order());
        IsPreview = Wrong is null && Chosen is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        switch (await write.RunAsync(Order(), Actor, Author, cancellationToken))
        {
            case LetterResult.Done { Letter: var letter }:
                return LocalRedirect($"/desk/{letter.ClaimNumber}/letters/{letter.Sequence}?done=Written");
            case LetterResult.Refused refused:
                Wrong = refused;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task BeginAsync(string? customerName, CancellationToken cancellationToken)
    {
        var prepared = await prepare.RunAsync(Claim, Chosen!, Language, customerName, Author, cancellationToken);
        Form = new()
        {
            Sequence = prepared.Sequence,
            TemplateVersion = prepared.TemplateVersion,
            Subject = prepared.Subject,
            Body = prepared.Body,
            EvidenceIds = [.. Files.Select(file => file.EvidenceId)],
            WithPolicyPaper = HasPolicyPaper,
        };
        if (prepared.Missing is [var missing, ..])
        {
            Wrong = new(LetterRefusal.ValueMissing, LetterTexts.For($"Variable.{missing}", Languages.CurrentOfStaff));
        }
    }

    private WriteLetter.Order Order() => new(
        Claim.ClaimNumber,
        Form.Sequence,
        Choice ?? "",
        Form.TemplateVersion,
        Language,
        Form.Subject ?? "",
        Form.Body ?? "",
        Form.EvidenceIds ?? [],
        Form.WithPolicyPaper);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(Number, cancellationToken) is not { } claim || !Actor.MaySee(claim))
        {
            return false;
        }

        Claim = claim;
        Choices = await prepare.ChoicesAsync(claim, cancellationToken);
        Chosen = Choices.FirstOrDefault(one => one.Key == Choice);
        Language = Languages.OfStaff.FirstOrDefault(one => one == In) ?? Chosen?.To.Language ?? "ru";
        Files = await files.ReadyAsync(claim, cancellationToken);
        HasPolicyPaper = await files.HasPolicyPaperAsync(claim, cancellationToken);
        return true;
    }
}

/// <summary>The words and enclosures of a letter that is being written.</summary>
internal sealed class LetterForm
{
    public short Sequence { get; set; }

    public short TemplateVersion { get; set; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public List<Guid>? EvidenceIds { get; set; }

    public bool WithPolicyPaper { get; set; }
}
