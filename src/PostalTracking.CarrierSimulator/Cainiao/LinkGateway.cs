using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>Cainiao's LINK gateway: the query of an end user's page. Booleans are texts here; errors come with HTTP 200.</summary>
internal static class LinkGateway
{
    private const string UnheardOf = "GTMS_TELEPORTED";
    private const string Query = "CN_OVERSEA_LOGISTICS_INQUIRY_TRACKING";

    public static void MapLinkGateway(this IEndpointRouteBuilder routes) => routes.MapPost("/gateway/link.do", QueryAsync);

    private static async Task QueryAsync(
        HttpContext http, ParcelStock parcels, PartnerDesk desk, IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var message = form["logistics_interface"].ToString();
        var number = NumberIn(message);
        await desk.AnswerAsync(http, Partner.Cainiao, number is null ? [] : [number], telling => Mistake(form, options.Value) switch
        {
            { } refused => Failed(refused),
            null when number is null => Failed("S01"),
            null => Told(number, parcels, clock, telling),
        }, Refuse);
    }

    private static Answer Refuse(Refusal refusal) => refusal switch
    {
        Refusal.Login => Failed("S03"),
        Refusal.Limit => Failed("S14"),
        Refusal.Format => Failed("S12"),
        Refusal.NotFound => Answer(new { success = "true", statuses = Array.Empty<object>() }),
        _ => Failed("SYSTEM_ERROR"),
    };

    private static string? Mistake(IFormCollection form, SimulatorOptions options) => form switch
    {
        _ when form["logistic_provider_id"] != options.AppKey => "S03",
        _ when form["data_digest"] != LinkDigest.Of(form["logistics_interface"].ToString(), options.AppSecret) => "S02",
        _ when form["msg_type"] != Query => "S04",
        _ => null,
    };

    private static string? NumberIn(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(message, JsonSerializerOptions.Web)?.MailNo;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Answer Told(string number, ParcelStock parcels, TimeProvider clock, Telling telling)
    {
        var traces = telling.Of(parcels.Ask(number)?.Traces(clock.GetUtcNow()) ?? [], _ => new(UnheardOf));
        return Answer(new
        {
            success = "true",
            packageParam = new { mailNo = number },
            statuses = traces.OrderByDescending(t => t.At).Select(told => new
            {
                datetime = told.Undated ? null : $"{DetailWriter.TimeOf(told):yyyy-MM-dd HH:mm:ss} UTC+8",
                statusName = ActionText.Of(told.What.ActionCode).Text,
                description = told.What.Text ?? ActionText.Of(told.What.ActionCode).Text,
                statusGroup = GroupOf(told.What.ActionCode),
            }),
        });
    }

    private static string GroupOf(string actionCode) => actionCode switch
    {
        "GTMS_SIGNED" or "GSTA_BUYER_SIGN" => "delivered",
        "GTMS_WAIT_SELF_PICK" or "GSTA_INBOUND" => "ready_for_collection",
        "GTMS_DO_DEPART" or "GTMS_DELIVERING" => "delivering",
        UnheardOf => "teleported",
        _ => "in_transit",
    };

    private static Answer Failed(string code) => Answer(new { success = "false", errorCode = code, errorMsg = "the simulator refuses" });

    private static Answer Answer(object answer) =>
        new(StatusCodes.Status200OK, "application/json;charset=UTF-8", JsonSerializer.SerializeToUtf8Bytes(answer));

    private sealed record Question(string? MailNo);
}
