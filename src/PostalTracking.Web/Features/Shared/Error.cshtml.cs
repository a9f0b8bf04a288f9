using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Says what went wrong, what was kept and what to do; never what the program was doing.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    private static readonly int[] Told = [400, 403, 404, 429, 500, 503];

    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Title => SharedTexts.For($"Error.{TextCode}.Title", Languages.Current);

    public string Text => SharedTexts.For($"Error.{TextCode}.Text", Languages.Current);

    /// <summary>Only where it is our fault: support finds the log by it.</summary>
    public string? ErrorId => TextCode == 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;

    private int TextCode => Told.Contains(Code) ? Code : Code >= 500 ? 500 : 400;

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    private void Answer()
    {
        Code = Code is >= 400 and < 600 ? Code : 404;
        Response.StatusCode = Code;
    }
}
