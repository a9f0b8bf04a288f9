using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>A claim on the telephone: the policy is found, the caller named what is on the paper, all the rest is one screen.</summary>
[Authorize(Policy = StaffAccess.Desk)]
internal sealed class PhoneModel(
    PostalTrackingDbContext db, FindPolicies search, PolicyLookup policies, SubmitClaim submission, ClaimOpening opening,
    PhoneFiling filing, ClaimBook book, AuditLog audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? PolicyNumber { get; set; }

    /// <summary>The claim that was just filed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Filed { get; set; }

    [BindProperty]
    public PhoneForm Form { get; set; } = new();

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Null: nothing was looked for.</summary>
    public IReadOnlyList<Policy>? Found { get; private set; }

    public Policy? Policy { get; private set; }

    public Office? Office { get; private set; }

    public Claim? Claim { get; private set; }

    /// <summary>What this policy has already, less its draft.</summary>
    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>Why this policy has no new claim; null: it may have one.</summary>
    public string? Closed { get; private set; }

    public string? Refusal { get; private set; }

    public Dictionary<string, string> Wrong { get; } = [];

    private long Left { get; set; }

    public string? Say(string field) => Wrong.TryGetValue(field, out var key)
        ? FilingTexts.For(key, Languages.CurrentOfStaff, Roubles.Of(Left, Languages.CurrentOfStaff))
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Claim = Filed is null ? null : await book.FindAsync(Filed, cancellationToken);
        if (PolicyNumber is not null && await LookAsync(cancellationToken))
        {
            await audit.WriteAsync(AuditActions.PolicyRead, Policy!.PolicyNumber, new { by = "phone" }, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        Found = await search.FindAsync(Typed, cancellationToken);
        await audit.WriteAsync(AuditActions.PolicyRead, null, new { by = "phone", found = Found.Count }, cancellationToken);
        return Found is [var only] ? RedirectToPage(new { policyNumber = only.PolicyNumber }) : Page();
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancellationToken)
    {
        if (!await LookAsync(cancellationToken) || !FormKey.IsOne(Key))
        {
            return RedirectToPage();
        }

        var isCaller = Form.IsCallerOf(Policy!);
        if (!isCaller)
        {
            await audit.WriteAsync(AuditActions.CallerRefused, Policy!.PolicyNumber, null, cancellationToken);
            Wrong["caller"] = "Wrong.Caller";
        }

        // Before the caller is known no answer tells how much there is.
        var facts = Form.Read(isCaller ? Left : long.MaxValue, Today, Wrong);
        if (Wrong.Count > 0 || facts is null)
        {
            return Again();
        }

        var language = Languages.All.Contains(Form.Language) ? Form.Language : Languages.All[0];
        switch (await filing.FileAsync(Policy!.PolicyNumber, facts, ClaimActor.Of(User)!, Key!, language, cancellationToken))
        {
            case PhoneAnswer.Filed filed:
                return RedirectToPage(new { policyNumber = (string?)null, filed = filed.ClaimNumber });
            case PhoneAnswer.Refused refused:
                Refusal = ClaimTexts.For(refused.Why, Languages.CurrentOfStaff);
                return Again();
            default:
                Refusal = FilingTexts.For("Phone.TryAgain", Languages.CurrentOfStaff);
                return Again();
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        Policy = await policies.FindAsync(PolicyNumber ?? "", cancellationToken);
        if (Policy is null)
        {
            return false;
        }

        Office = await db.Set<Office>().AsNoTracking().SingleAsync(o => o.PostalCode == Policy.Office, cancellationToken);
        Claims = await db.Set<Claim>().AsNoTracking()
            .Where(c => c.TrackNumber == Policy.TrackNumber && c.PolicyNumber == Policy.PolicyNumber && c.Status != ClaimStatus.Draft)
            .OrderByDescending(c => c.CreatedAt).ToListAsync(cancellationToken);
        Left = await submission.LeftAsync(Policy, cancellationToken);
        Today = PlaceTime.Of(clock.GetUtcNow(), clock.GetUtcNow(), Office.TimeZone).Today;
        Closed = opening.Refusal(Policy) is { } refusal ? $"Closed.{refusal}" : Left == 0 ? "Closed.UsedUp" : null;
        return true;
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
