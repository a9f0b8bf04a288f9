using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Offices;

/// <summary>Search for an office.</summary>
[AllowAnonymous]
[Indexed]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class OfficesModel(OfficeSearch search) : PageModel
{
    public const int Longest = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    /// <summary>Null: nothing was searched for.</summary>
    public FoundOffices? Found { get; private set; }

    public bool IsTooShort => Found is null && !string.IsNullOrWhiteSpace(Typed);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var typed = (Typed ?? "").Trim();
        Typed = typed.Length > Longest ? typed[..Longest] : typed;
        Found = Typed.Length == 0 ? null : await search.FindAsync(Typed, Math.Max(0, After), cancellationToken);
    }
}
