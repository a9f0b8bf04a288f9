using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>A template: its versions to read, the next one to write, with a preview by a claim that never was.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class TemplateModel(PostalTrackingDbContext db, LetterBook letters, SaveTemplate save) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string KindName { get; set; } = "";

    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public LetterKind Kind { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LetterTemplate> Versions { get; private set; } = [];

    public (string Key, string? About)? Wrong { get; private set; }

    /// <summary>By language; empty where nobody asked.</summary>
    public IReadOnlyList<(string Language, string Subject, string Body)> Preview { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? version, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var shown = version is null
            ? await letters.TemplateAsync(Kind, cancellationToken)
            : Versions.FirstOrDefault(one => one.Version == version);
        if (shown is null)
        {
            return NotFound();
        }

        Form = TemplateForm.Of(shown, Versions[0].Version);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = Form.Tidied();
        Wrong = SaveTemplate.Wrong(Form);
        Preview = Wrong is null ? [Rendered("ru", Form.SubjectRu, Form.BodyRu), Rendered("en", Form.SubjectEn, Form.BodyEn)] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Wrong = await save.RunAsync(Kind, Form, CurrentStaff.Of(User)!.Id, cancellationToken);
        Form = Form.Tidied();
        return Wrong is null ? LocalRedirect($"/desk/letters/templates/{Kind.Name()}?done=true") : Page();
    }

    private static (string Language, string Subject, string Body) Rendered(string language, string subject, string body)
    {
        var values = LetterVariables.Example(language);
        return (language, LetterText.Render(subject, values).Text, LetterText.Render(body, values).Text);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (LetterKinds.Parse(KindName) is not { } kind)
        {
            return false;
        }

        Kind = kind;
        Versions = await db.Set<LetterTemplate>().AsNoTracking().Where(one => one.Kind == kind)
            .OrderByDescending(one => one.Version).ToListAsync(cancellationToken);
        return true;
    }
}
