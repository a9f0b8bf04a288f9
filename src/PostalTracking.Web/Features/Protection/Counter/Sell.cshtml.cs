using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Protection.Counter.Consent;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The counter: the shift's opening, then one question at a time until the parcel is protected.</summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class SellModel(Desks desks, OfferCards offers, OpenShift shifts, CounterSale sales, Invitations invitations) : PageModel
{
    public const string Home = "/counter";

    // An empty field is an answer too.
    [BindProperty(SupportsGet = true)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Number { get; set; }

    /// <summary>Roubles as typed.</summary>
    [BindProperty(SupportsGet = true)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Cod { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Scanned { get; set; }

    /// <summary>The invitation whose answer is awaited, by the hash of its token.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Invitation { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public PaymentMeans Means { get; set; } = PaymentMeans.Cash;

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Cash { get; set; }

    /// <summary>Null where the person has no office.</summary>
    public Desk? Desk { get; private set; }

    public OfferCard? Offer { get; private set; }

    public WrongNumber? WrongNumber { get; private set; }

    public SumProblem? WrongSum { get; private set; }

    /// <summary>What is wrong with the form of step 2.</summary>
    public string? Wrong { get; private set; }

    public InvitationView? Invited { get; private set; }

    public int Step => Offer is { CanBeSold: true } ? 2 : 1;

    private string Language { get; } = Languages.CurrentOfStaff;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (Number is null)
        {
            TempData.Clear();
        }
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        WrongSum = TypedSum.Read(Cash, out var kopecks) is { } problem and not SumProblem.Zero ? problem : null;
        if (Desk is null || WrongSum is not null)
        {
            return Again(StatusCodes.Status400BadRequest);
        }

        await shifts.OpenAsync(Desk.Clerk, kopecks, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSellAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (Desk?.Seller is not { } seller)
        {
            return RedirectToPage(new { Number });
        }

        var sum = TypedSum.Read(Cod, out var cod);
        if (!TrackNumber.TryParse(Number, out var number) || sum is not null || !FormKey.IsOne(Key))
        {
            return Fails("Wrong.Form");
        }

        if (!TypedPhone.TryRead(Phone, out var phone))
        {
            return Fails("Wrong.Phone");
        }

        var answer = await sales.SellAsync(
            new(number, cod, phone ?? Invited?.Phone, null, Consent: true, Means), seller, Key!, cancellationToken);
        return answer switch
        {
            CounterAnswer.Sold { PolicyNumber: var policy } => LocalRedirect($"/counter/sold/{policy}"),
            CounterAnswer.Running => Running(),
            CounterAnswer.Refused { Reason: SaleRefusal.AlreadyProtected } => RedirectToPage(new { number = number.Value }),
            CounterAnswer.Refused { Reason: var reason } => await RefusedAsync(reason, cancellationToken),
            _ => throw new InvalidOperationException($"No page for {answer}."),
        };
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (Desk?.Seller is not { } seller || Offer is not { CanBeSold: true, Cod: { } cod })
        {
            return RedirectToPage(new { Number, Cod });
        }

        var (invitation, token) = await invitations.MakeAsync(seller, Offer.Number, cod, cancellationToken);
        TempData[invitation] = token;
        return RedirectToPage(new { Number, cod = Offer.IsCodTyped ? Cod : null, Scanned, invitation });
    }

    /// <summary>What the page asks the server's form with.</summary>
    public SaleForm Form(string key) => new(Home, Offer!, key, Phone, Means == PaymentMeans.Card, Wrong, CanInvite: true)
    {
        Invitation = Invitation,
        IsScanned = Scanned,
    };

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var clerk = CurrentStaff.Of(User) ?? throw new InvalidOperationException("Nobody is signed in.");
        Desk = await desks.FindAsync(clerk, cancellationToken);
        if (Desk?.Shift is not { } shift || Number is null)
        {
            return;
        }

        var reading = NumberReading.Of(Number);
        var sum = Cod is null ? SumProblem.Empty : TypedSum.Read(Cod, out _);
        TypedSum.Read(Cod, out var cod);
        Offer = reading.Usable is { } number
            ? await offers.FindAsync(number, shift.Office, sum is null ? cod : null, cancellationToken)
            : null;
        WrongNumber = Offer is null ? WrongNumber.Of(reading, Language) : null;
        WrongSum = Offer is { Refusal: null, Cod: null } && Cod is not null ? sum : null;
        Invited = Offer is { CanBeSold: true } && Invitation is not null
            ? await invitations.FindAsync(clerk.Id, Invitation, TempData.Peek(Invitation) as string, cancellationToken)
            : null;
        if (WrongNumber is not null || WrongSum is not null || Offer?.Refusal is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private PageResult Fails(string words)
    {
        Wrong = CounterTexts.For(words, Language);
        return Again(StatusCodes.Status400BadRequest);
    }

    // The scripts take 409 as "ask again"; a person reads the same.
    private PageResult Running()
    {
        Wrong = CounterTexts.For("Wrong.Running", Language);
        HttpContext.RetryAfter(TimeSpan.FromSeconds(1));
        return Again(StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> RefusedAsync(SaleRefusal reason, CancellationToken cancellationToken)
    {
        Cod = null;
        Key = null;
        await LookAsync(cancellationToken);
        Wrong = CounterTexts.For($"Refusal.{reason.Name()}", Language, Offer?.Office);
        return Again(StatusCodes.Status422UnprocessableEntity);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
