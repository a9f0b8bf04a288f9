using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>What the form of a canned text brings.</summary>
internal sealed class TextForm
{
    public string? Title { get; set; }

    public string? Ru { get; set; }

    public string? En { get; set; }

    public string? Zh { get; set; }

    public int Version { get; set; }
}

/// <summary>One canned text to write or to change; without an id a new one.</summary>
[Authorize(Policy = StaffAccess.Payouts)]
internal sealed class EditTextModel(CannedTexts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public TextForm Form { get; set; } = new();

    public bool IsNew { get; private set; }

    public TextProblem? Problem { get; private set; }

    /// <summary>Names in braces that are none of ours.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        IsNew = id is null;
        if (id is not { } known)
        {
            return Page();
        }

        if (await texts.FindAsync(known, cancellationToken) is not { } text)
        {
            return NotFound();
        }

        Form = new() { Title = text.Title, Ru = text.Ru, En = text.En, Zh = text.Zh, Version = text.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellationToken)
    {
        IsNew = id is null;
        if (id is { } known && await texts.FindAsync(known, cancellationToken) is null)
        {
            return NotFound();
        }

        var text = new CannedText
        {
            Id = id ?? Guid.CreateVersion7(clock.GetUtcNow()),
            Title = (Form.Title ?? "").Trim(),
            Ru = (Form.Ru ?? "").Trim(),
            En = (Form.En ?? "").Trim(),
            Zh = string.IsNullOrWhiteSpace(Form.Zh) ? null : Form.Zh.Trim(),
            Version = IsNew ? 1 : Form.Version,
        };
        return Answer(await texts.SaveAsync(text, IsNew, cancellationToken));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid? id, CancellationToken cancellationToken)
    {
        IsNew = id is null;
        return id is { } known && await texts.FindAsync(known, cancellationToken) is not null
            ? Answer(await texts.RemoveAsync(known, Form.Version, cancellationToken))
            : NotFound();
    }

    private IActionResult Answer(TextProblem? problem)
    {
        if (problem is null)
        {
            return LocalRedirect("/desk/texts");
        }

        Problem = problem;
        Unknown = [.. new[] { Form.Ru, Form.En, Form.Zh }.OfType<string>().SelectMany(CannedVariables.Unknown).Distinct()];
        Response.StatusCode = problem == TextProblem.Changed ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
