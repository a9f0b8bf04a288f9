using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter.Training;

/// <summary>
/// The counter with made-up parcels. It has the steps and the words of the real one and knows neither the database nor a use
/// case (a test reads that from the compiled code): what is done here cannot reach anything real.
/// </summary>
[Authorize(Policy = StaffAccess.Counter)]
internal sealed class TrainingModel(TimeProvider clock) : PageModel
{
    public const string Home = "/counter/training";

    // An empty field is an answer too.
    [BindProperty(SupportsGet = true)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Cod { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Scanned { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sold { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    public OfferCard? Offer { get; private set; }

    public string? Wrong { get; private set; }

    public SumProblem? WrongSum { get; private set; }

    public int Step => Sold is not null ? 3 : Offer is { CanBeSold: true } ? 2 : 1;

    public void OnGet() => Look();

    public IActionResult OnPostSell()
    {
        Look();
        if (Offer is not { CanBeSold: true })
        {
            return Page();
        }

        if (!TypedPhone.TryRead(Phone, out _))
        {
            Wrong = CounterTexts.For("Wrong.Phone", Languages.CurrentOfStaff);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return RedirectToPage(new { sold = Offer.Number.Value, cod = Offer.IsCodTyped ? Cod : null });
    }

    private void Look()
    {
        var now = clock.GetUtcNow();
        WrongSum = TypedSum.Read(Cod, out var cod);
        Offer = TrainingParcels.Find(Sold ?? Number, WrongSum is null ? cod : null, now);
        Wrong = Offer is null && Number is not null ? WordsOf(Number) : null;
        WrongSum = Offer is { IsCodTyped: true, Cod: null } && Cod is not null ? WrongSum : null;
        if (Wrong is not null || WrongSum is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private static string WordsOf(string typed) => CounterTexts.For(
        NumberReading.Of(typed) switch
        {
            NumberReading.Number => "Wrong.Unknown",
            NumberReading.CheckDigit => "Wrong.CheckDigit",
            NumberReading.LookAlike => "Wrong.LookAlike",
            NumberReading.Malformed { Reason: MalformedReason.Empty } => "Wrong.Empty",
            _ => "Wrong.Malformed",
        },
        Languages.CurrentOfStaff);
}
