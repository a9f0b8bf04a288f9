using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Makes the first administrator; to everybody without the token from the log it is not there.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class FirstModel(FirstAdministrator first, StaffDoor door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await first.IsOpenAsync(Token, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await first.IsOpenAsync(Token, cancellationToken))
        {
            return NotFound();
        }

        var (userName, name) = (UserName?.Trim() ?? "", Name?.Trim() ?? "");
        if (userName.Length == 0 || name.Length is 0 or > 100)
        {
            return Say("First.Empty");
        }

        if (PasswordRules.WhatIsWrong(Password ?? "", userName, name) is { } wrong)
        {
            return Say(wrong);
        }

        if (await first.MakeAsync(Token, userName, name, Password!, cancellationToken) is not { } member)
        {
            return Say("First.Name");
        }

        await door.EnterAsync(HttpContext, member, "password");
        return LocalRedirect("/staff/second-factor");
    }

    private PageResult Say(string key)
    {
        Wrong = StaffTexts.For(key, Languages.CurrentOfStaff);
        return Page();
    }
}
