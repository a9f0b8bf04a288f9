namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Why a partner refuses. Each of its endpoints has words of its own for it.</summary>
internal enum Refusal
{
    Login,
    Limit,
    Format,
    BrokenInside,
    NotFound,
    TicketNotReady,
    TicketExpired,
}

/// <summary>Partners that refuse in their own words: a SOAP fault, an error's number, or HTTP 200 and <c>success: false</c>.</summary>
internal static class Refusals
{
    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        Way("login-refused", "our login is refused", Refusal.Login),
        Way("limit-exceeded", "we have asked too often, or about too much at once", Refusal.Limit),
        Way("bad-format", "the number is badly formed", Refusal.Format),
        Way("broken-inside", "something has broken at the partner's", Refusal.BrokenInside),
        Way("not-found", "nothing is known of the number any more", Refusal.NotFound),
        Way("ticket-not-ready", "the answer for the ticket is not ready yet (batches)", Refusal.TicketNotReady),
        Way("ticket-expired", "the answer for the ticket is gone (batches)", Refusal.TicketExpired),
    ];

    private static FaultWay Way(string key, string words, Refusal refusal) => new(key, words)
    {
        SendAsync = spoilt => spoilt.SendAsync(spoilt.Refuse(refusal)),
    };
}
