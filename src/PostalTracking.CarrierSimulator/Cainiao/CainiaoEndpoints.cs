using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>The JSON behind Cainiao's public tracking page. In English whatever language is asked for.</summary>
internal static class CainiaoEndpoints
{
    private const int MostNumbers = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapCainiao(this IEndpointRouteBuilder routes) => routes.MapGet("/global/detail.json", DetailAsync);

    private static Task DetailAsync(
        HttpContext http, ParcelStock parcels, PartnerDesk desk, IOptions<SimulatorOptions> options, TimeProvider clock, string? mailNos)
    {
        var numbers = (mailNos ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var toTheSecond = options.Value.PushUrl is not null;
        return desk.AnswerAsync(http, Partner.Cainiao, numbers, telling =>
        {
            var detail = numbers.Length is 0 or > MostNumbers
                ? new Detail(false) { ErrorCode = "PARAM_ERROR", ErrorMsg = $"mailNos: 1 to {MostNumbers} numbers" }
                : new Detail(true) { Module = [.. numbers.Select(n => Of(n, parcels, clock, telling, toTheSecond))] };

            return Send(detail);
        }, Refuse);
    }

    private static Answer Refuse(Refusal refusal) => Send(refusal switch
    {
        Refusal.NotFound => new Detail(true) { Module = [] },
        Refusal.Login => new Detail(false) { ErrorCode = "ILLEGAL_ACCESS" },
        Refusal.Limit => new Detail(false) { ErrorCode = "STOPCRAWLER" },
        Refusal.Format => new Detail(false) { ErrorCode = "PARAM_ERROR" },
        _ => new Detail(false) { ErrorCode = "SYSTEM_ERROR" },
    });

    // A failure, too, comes with HTTP 200.
    private static Answer Send(Detail detail) =>
        new(StatusCodes.Status200OK, "application/json;charset=UTF-8", JsonSerializer.SerializeToUtf8Bytes(detail, Json));

    private static DetailParcel Of(string number, ParcelStock parcels, TimeProvider clock, Telling telling, bool toTheSecond)
    {
        // The number of a new label is the post's own.
        if (parcels.Ask(number) is not { } parcel || !parcel.TrackNumber.Equals(number, StringComparison.OrdinalIgnoreCase))
        {
            return DetailWriter.Unknown(number);
        }

        var now = clock.GetUtcNow();
        return DetailWriter.Of(parcel, telling.Of(parcel.Traces(now), _ => new("GTMS_TELEPORTED")), now, toTheSecond);
    }
}
