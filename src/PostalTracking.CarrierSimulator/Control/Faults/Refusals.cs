using System.Text;
using PostalTracking.CarrierSimulator.RussianPost;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>Partners that refuse in their own words: a SOAP fault, or HTTP 200 and <c>success: false</c>.</summary>
internal static class Refusals
{
    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        Refusal("login-refused", "our login is refused", "AuthorizationFaultReason", "Неуспешная авторизация", "ILLEGAL_ACCESS"),
        Refusal(
            "limit-exceeded",
            "we have asked too often",
            "OperationHistoryFaultReason",
            "Превышен суточный лимит запросов",
            "STOPCRAWLER"),
        Refusal("bad-format", "the number is badly formed", "OperationHistoryFaultReason", Soap.FormatReason, "PARAM_ERROR"),
        Refusal("broken-inside", "something has broken at the partner's", "InternalFaultReason", "Внутренняя ошибка", "SYSTEM_ERROR"),
        new("not-found", "nothing is known of the number any more")
        {
            SendAsync = spoilt => spoilt.IsXml
                ? spoilt.SendAsync(Soap.Answer(new HistoryAnswer(english: false).Of(null, [])))
                : spoilt.SendTextAsync("{\"success\":true,\"module\":[]}"),
        },
    ];

    private static FaultWay Refusal(string key, string words, string detail, string text, string errorCode) => new(key, words)
    {
        SendAsync = spoilt => spoilt.SendAsync(spoilt.IsXml
            ? Soap.Fault("Receiver", detail, text)
            : new(200, spoilt.Honest.ContentType, Encoding.UTF8.GetBytes($"{{\"success\":false,\"errorCode\":\"{errorCode}\"}}"))),
    };
}
