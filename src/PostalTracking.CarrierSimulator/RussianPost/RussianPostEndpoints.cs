using System.Xml.Linq;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>rtm34: the history of one item, and its money orders, by SOAP 1.2.</summary>
internal static class RussianPostEndpoints
{
    // A question takes half a kilobyte.
    private const int LongestRequest = 64 * 1024;

    public static void MapRussianPost(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rtm34", AnswerAsync);
        routes.MapGet("/rtm34", Wsdl.Serve);
    }

    private static async Task AnswerAsync(
        HttpContext http, ParcelStock parcels, PartnerDesk desk, IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        // The commonest mistake of all, says the post's support page.
        if (http.Request.ContentType?.StartsWith(Soap.ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            await desk.AnswerAsync(http, Partner.RussianPost, [], _ => new(StatusCodes.Status415UnsupportedMediaType, null, []), Refuse);
            return;
        }

        var call = await Soap.CallAsync(http.Request.Body, Soap.Envelope, LongestRequest, http.RequestAborted);
        if (call?.Name == Soap.Operation + "PostalOrderEventsForMail")
        {
            var money = MoneyOrderRequest.Of(call);
            await desk.AnswerAsync(http, Partner.RussianPost, money is null ? [] : [money.Barcode], _ =>
                money is null ? Malformed : money.Refuse(options.Value) ?? MoneyOrders(money, parcels, clock), RefuseMoney);
            return;
        }

        var request = call is null || call.Name != Soap.Operation + "getOperationHistory" ? null : HistoryRequest.Of(call);
        await desk.AnswerAsync(http, Partner.RussianPost, request is null ? [] : [request.Barcode], telling =>
            request is null ? Malformed : request.Refuse(options.Value) ?? History(request, parcels, clock, telling), Refuse);
    }

    private static Answer Malformed => Soap.Fault("Sender", "OperationHistoryFaultReason", Soap.FormatReason);

    private static Answer Refuse(Refusal refusal) => refusal switch
    {
        Refusal.Login => Soap.Fault("Receiver", "AuthorizationFaultReason", "Неуспешная авторизация"),
        Refusal.Limit => Soap.Fault("Receiver", "OperationHistoryFaultReason", "Превышен суточный лимит запросов"),
        Refusal.Format => Soap.Fault("Receiver", "OperationHistoryFaultReason", Soap.FormatReason),
        Refusal.NotFound => Soap.Answer(new HistoryAnswer(english: false).Of(null, [])),
        _ => Soap.Fault("Receiver", "InternalFaultReason", "Внутренняя ошибка"),
    };

    private static Answer RefuseMoney(Refusal refusal) => refusal switch
    {
        Refusal.Login => MoneyOrderRequest.LoginRefused,
        Refusal.NotFound => MoneyOrders([]),
        _ => Refuse(refusal),
    };

    private static Answer MoneyOrders(MoneyOrderRequest request, ParcelStock parcels, TimeProvider clock)
    {
        var told = parcels.Ask(request.Barcode) is { } parcel ? MoneyOrder.Of(parcel, clock.GetUtcNow()) : [];
        return MoneyOrders(told.Select(m => m.Element(request.InEnglish)));
    }

    private static Answer MoneyOrders(IEnumerable<XElement> told) =>
        Soap.Answer(Soap.Declaring(new XElement(
            Soap.Operation + "PostalOrderEventsForMailResponse",
            new XElement(Soap.MoneyOrder + "PostalOrderEventsForMaiOutput", told))));

    private static Answer History(HistoryRequest request, ParcelStock parcels, TimeProvider clock, Telling telling)
    {
        var parcel = parcels.Ask(request.Barcode);

        // No item here has a delivery notice of its own, so questions about notices find nothing.
        var operations = parcel is null || request.AboutNotice ? [] : parcel.Operations(clock.GetUtcNow());
        return Soap.Answer(new HistoryAnswer(request.InEnglish).Of(parcel, telling.Of(operations, Unheard.Of)));
    }
}
