using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Where people bring their numbers: one, several, or a whole mail with numbers in it.</summary>
/// <remarks>The form is posted, since a mail is too long for an address and nobody's business there; it changes nothing.</remarks>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
[IgnoreAntiforgeryToken]
internal sealed class IndexModel(ParcelPages pages) : PageModel
{
    /// <summary>Longer than a mail with a hundred numbers in it.</summary>
    public const int MaxTyped = 50_000;

    // What browsers, proxies and Kestrel (8 KB a line) all let through.
    private const int MaxQuery = 1_800;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    public IReadOnlyList<LineAnswer> Lines { get; private set; } = [];

    /// <summary>Says that there were more numbers than are answered at a time.</summary>
    public LineAnswer? TooMany { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return OnlyParcel() is { } href ? LocalRedirect(href) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (OnlyParcel() is { } href)
        {
            return LocalRedirect(href);
        }

        // A list of good numbers gets an address that can be kept; whatever else was typed stays out of it.
        var query = string.Join(',', Lines.Select(line => line.Number));
        return Lines.Count > 1 && TooMany is null && Lines.All(line => line.IsAsked) && query.Length <= MaxQuery
            ? LocalRedirect($"/?q={query}")
            : Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Typed))
        {
            Typed = Typed.Length > MaxTyped ? Typed[..MaxTyped] : Typed;
            var lines = await pages.ReadAsync(Typed, Languages.Current, HttpContext.Connection.RemoteIpAddress, cancellationToken);
            TooMany = lines.FirstOrDefault(line => line.Problem == LineProblem.TooMany);
            Lines = [.. lines.Where(line => line != TooMany)];
        }
    }

    private string? OnlyParcel() => Lines is [{ Problem: null, Href: { } href }] ? href : null;
}
