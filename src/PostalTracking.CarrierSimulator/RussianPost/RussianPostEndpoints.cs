using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>rtm34: the history of one item by SOAP 1.2.</summary>
internal static class RussianPostEndpoints
{
    public static void MapRussianPost(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/rtm34", HistoryAsync);
        routes.MapGet("/rtm34", Wsdl.Serve);
    }

    private static async Task HistoryAsync(
        HttpContext http, ParcelStock parcels, PartnerDesk desk, IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        // The commonest mistake of all, says the post's support page.
        if (http.Request.ContentType?.StartsWith(Soap.ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            await desk.AnswerAsync(http, Partner.RussianPost, [], _ => new(StatusCodes.Status415UnsupportedMediaType, null, []));
            return;
        }

        var (request, malformed) = await HistoryRequest.ReadAsync(http.Request.Body, http.RequestAborted);
        await desk.AnswerAsync(http, Partner.RussianPost, request is null ? [] : [request.Barcode], telling =>
            malformed ?? request!.Refuse(options.Value) ?? History(request, parcels, clock, telling));
    }

    private static Answer History(HistoryRequest request, ParcelStock parcels, TimeProvider clock, Telling telling)
    {
        var parcel = parcels.Ask(request.Barcode);

        // No item here has a delivery notice of its own, so questions about notices find nothing.
        var operations = parcel is null || request.AboutNotice ? [] : parcel.Operations(clock.GetUtcNow());
        return Soap.Answer(new HistoryAnswer(request.InEnglish).Of(parcel, telling.Of(operations, UnheardOf)));
    }

    private static PostOperation UnheardOf(PostOperation operation) => operation with
    {
        Type = 777,
        Attribute = 7,
        TypeName = "Неведомая операция",
        AttributeName = "Неведомый признак",
    };
}
