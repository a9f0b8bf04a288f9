using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Accounts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>A new invitation's link, shown once, and what became of its mail.</summary>
/// <param name="MailTo">Masked; null where no mail was asked for.</param>
internal sealed record MemberInvitation(string Name, string Address, string? MailTo, bool IsMailed);

/// <summary>The people of one organisation: its owner's page, and the administrator's.</summary>
internal abstract class MembersPage(PartnerMembers members, InvitationMail mail, TimeProvider clock) : PageModel
{
    [BindProperty]
    public MemberForm Form { get; set; } = new();

    /// <summary>Who is meant.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    [BindProperty]
    public StaffRole Role { get; set; }

    /// <summary>What was done last, one of the page's words.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public Tenant? Organisation { get; private set; }

    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];

    public MemberRefusal? Refusal { get; private set; }

    public MemberInvitation? Invitation { get; private set; }

    public bool SendsMail => mail.IsOpen;

    public Guid Own => By.Id;

    public abstract string Language { get; }

    protected abstract string Path { get; }

    private CurrentStaff By => CurrentStaff.Of(User)!;

    private int TenantId => Organisation!.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        if (await FirstAsync(cancellationToken) is { } first)
        {
            return first;
        }

        (Refusal, var made, var token) = await members.InviteAsync(TenantId, Form, cancellationToken);
        if (made is not null && token is not null)
        {
            await GiveAsync(made.Name, token, EmailAddress.Parse(Form.Email), cancellationToken);
            Form = new();
        }

        await FindAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        if (await FirstAsync(cancellationToken) is { } first)
        {
            return first;
        }

        (Refusal, var name, var token) = await members.InviteAgainAsync(TenantId, Member, By, cancellationToken);
        if (name is not null && token is not null)
        {
            await GiveAsync(name, token, email: null, cancellationToken);
        }

        return Refusal == MemberRefusal.NoSuchMember ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) =>
        ActAsync("Changed", () => members.ChangeRoleAsync(TenantId, Member, Role, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) =>
        ActAsync("Disabled", () => members.DisableAsync(TenantId, Member, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) =>
        ActAsync("Enabled", () => members.EnableAsync(TenantId, Member, By, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSecondFactorAsync(CancellationToken cancellationToken) =>
        ActAsync("SecondFactor", () => members.ResetSecondFactorAsync(TenantId, Member, By, cancellationToken), cancellationToken);

    protected abstract Task<Tenant?> OrganisationAsync(CancellationToken cancellationToken);

    private async Task<IActionResult> ActAsync(string done, Func<Task<MemberRefusal?>> act, CancellationToken cancellationToken)
    {
        if (await FirstAsync(cancellationToken) is { } first)
        {
            return first;
        }

        Refusal = await act();
        return Refusal switch
        {
            null => LocalRedirect($"{Path}?done={done}"),
            MemberRefusal.NoSuchMember => NotFound(),
            _ => Page(),
        };
    }

    // Whose page it is, and whether the one who acts has just proved who he is.
    private async Task<IActionResult?> FirstAsync(CancellationToken cancellationToken) =>
        !await FindAsync(cancellationToken) ? NotFound()
        : HttpContext.IsConfirmed(clock) ? null
        : Confirmation.First(Path);

    private async Task GiveAsync(string name, string token, string? email, CancellationToken cancellationToken)
    {
        var address = InvitationLink.Of(HttpContext, name, token).Address;
        var isMailed = email is not null && mail.IsOpen
            && await mail.SendAsync(email, name, Organisation!.Name, address, Language, cancellationToken);
        Invitation = new(name, address, EmailAddress.Masked(email), isMailed);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Organisation = await OrganisationAsync(cancellationToken);
        Rows = Organisation is null ? [] : await members.ReadAsync(TenantId, cancellationToken);
        return Organisation is not null;
    }
}
