using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control.Page;

/// <summary>The parcels, the faults and the questions, and forms to change them.</summary>
internal sealed class IndexModel(
    ParcelStock parcels, MadeUpNumbers numbers, FaultQueue faults, RequestLog log, Lures lures, TimeProvider clock) : PageModel
{
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public IReadOnlyList<ParcelLine> Parcels { get; private set; } = [];

    public IReadOnlyList<PartnerCard> Partners { get; private set; } = [];

    public IReadOnlyList<Fault> Faults => faults.All;

    public int Lured => lures.Hits;

    public void OnGet() => Fill();

    public IActionResult OnPostAdvance(string number, int steps = 1) =>
        parcels.Advance(number, steps) is null ? NotFound() : Back($"parcel-{number}");

    public IActionResult OnPostRestart(string number) => parcels.Restart(number) is null ? NotFound() : Back($"parcel-{number}");

    public IActionResult OnPostOrder(
        [FromForm] string life, [FromForm] string? number, [FromForm] string? postalCode, [FromForm] double? pace)
    {
        var order = new ParcelOrder
        {
            Life = life,
            TrackNumber = string.IsNullOrWhiteSpace(number) ? null : number.Trim(),
            DestinationPostalCode = string.IsNullOrWhiteSpace(postalCode) ? "390000" : postalCode.Trim(),
            PaceSeconds = pace,
        };
        Mistakes = [.. ModelState.IsValid ? order.Mistakes().Select(m => $"{m.Field}: {m.Message}") : ["A value is not a number."]];
        return Mistakes.Count > 0 ? Refuse() : Back($"parcel-{parcels.Add(order.ToPlan(numbers, clock)).TrackNumber}");
    }

    public IActionResult OnPostBreak([FromForm] FaultForm form)
    {
        var fault = ModelState.IsValid && PartnerKeys.Find(form.Partner) is { } partner ? form.ToFault(partner) : null;
        if (fault?.IsSensible is not true)
        {
            Mistakes = ["The fault: a value is out of its range."];
            return Refuse();
        }

        faults.Add(fault);
        return Back("partners");
    }

    public IActionResult OnPostMend(string? partner)
    {
        faults.Clear(PartnerKeys.Find(partner));
        return Back("partners");
    }

    private LocalRedirectResult Back(string fragment) => LocalRedirect($"/#{fragment}");

    private PageResult Refuse()
    {
        Fill();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private void Fill()
    {
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        Response.Headers.CacheControl = "no-store";
        var (now, counts, recent) = (clock.GetUtcNow(), log.Count(), log.Recent);
        Parcels = [.. parcels.All.Select(p => ParcelLine.Of(p, counts, now))];
        Partners = [.. Enum.GetValues<Partner>().Select(p => PartnerCard.Of(p, counts[p].Requests, recent, faults.All, now))];
    }
}

/// <summary>A fault as the form sends it.</summary>
internal sealed record FaultForm(string Partner, string Kind, string? Number, int? Times, int? Status, string? RetryAfter)
{
    public Fault ToFault(Partner partner) => new()
    {
        Partner = partner,
        Kind = Kind,
        TrackNumber = string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(),
        Times = Times,
        Status = Status ?? StatusCodes.Status503ServiceUnavailable,
        RetryAfter = string.IsNullOrWhiteSpace(RetryAfter) ? null : RetryAfter.Trim(),
    };
}
