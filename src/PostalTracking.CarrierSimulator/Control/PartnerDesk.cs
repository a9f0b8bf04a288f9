namespace PostalTracking.CarrierSimulator.Control;

/// <summary>The one way an answer leaves a partner: counted, and spoilt if a fault was ordered.</summary>
internal sealed class PartnerDesk(FaultQueue faults, RequestLog log)
{
    /// <param name="honest">Makes the right answer; told whether to add an event with an unknown code.</param>
    public async Task AnswerAsync(HttpContext http, Partner partner, IReadOnlyList<string> trackNumbers, Func<bool, Answer> honest)
    {
        var fault = faults.Take(partner, trackNumbers);
        log.Add(partner, trackNumbers, fault?.Kind);
        await SpoiltAnswer.SendAsync(http.Response, honest(fault?.Kind == FaultKind.UnknownCode), fault, http.RequestAborted);
    }
}
