using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>A policy's paper as a page that is printed: a roll of 80 mm, or A4.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class PrintPaperModel(PolicyPapers papers, Reprint reprint) : PageModel
{
    public const string A4 = "a4";

    [BindProperty(SupportsGet = true)]
    public string PolicyNumber { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Copy { get; set; }

    public bool IsA4 => Format == A4;

    /// <summary>Nobody may print a copy that is in no journal.</summary>
    public bool NoShift { get; private set; }

    public PolicyPaper Policy { get; private set; } = null!;

    public PrintedPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await reprint.RunAsync(Policy.Facts, CurrentStaff.Of(User)!, cancellationToken) is { } copy)
        {
            return LocalRedirect(Address("", copy, Format));
        }

        NoShift = true;
        return Page();
    }

    /// <summary>This paper, as another thing.</summary>
    public string Address(string suffix, int? copy, string? format) =>
        $"/counter/policies/{Uri.EscapeDataString(PolicyNumber)}/paper{suffix}"
        + QueryString.Create(
            new (string Key, string? Value)[] { ("copy", copy?.ToString(CultureInfo.InvariantCulture)), ("format", format == A4
                ? A4 : null) }
                .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value));

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await papers.FindAsync(PolicyNumber, CurrentStaff.Of(User)!.Office, Copy, cancellationToken) is not { } found)
        {
            return false;
        }

        Policy = found;
        Paper = PaperWords.Of(found.Facts, Languages.CurrentOfStaff);
        return true;
    }
}
