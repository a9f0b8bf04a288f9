using PostalTracking.CarrierSimulator.Control.Faults;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>The one way an answer leaves a partner: counted, and spoilt if a fault was ordered.</summary>
internal sealed class PartnerDesk(FaultQueue faults, RequestLog log)
{
    /// <param name="honest">Makes the right answer; told how to tell the events.</param>
    /// <param name="refuse">How this endpoint refuses.</param>
    public async Task AnswerAsync(
        HttpContext http,
        Partner partner,
        IReadOnlyList<string> trackNumbers,
        Func<Telling, Answer> honest,
        Func<Refusal, Answer> refuse)
    {
        var fault = faults.Take(partner, trackNumbers);
        log.Add(partner, trackNumbers, fault?.Kind);
        var answer = honest(new Telling(fault?.Way?.Events));
        await (fault?.Way is { } way
            ? way.SendAsync(new SpoiltAnswer(http, answer, fault, refuse))
            : SpoiltAnswer.SendAsync(http.Response, answer, http.RequestAborted));
    }
}
