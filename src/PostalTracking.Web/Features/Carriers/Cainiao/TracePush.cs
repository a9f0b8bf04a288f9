using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// TRACEPUSH: Cainiao sends the traces of parcels as they happen. The signature is the caller's identity, so nothing of a message
/// is looked at before it holds. A refusal is an answer with HTTP 200, as on the gateway (see <see cref="LinkCodes"/>).
/// </summary>
internal static class TracePush
{
    public const string MessageType = "TRACEPUSH";

    /// <summary>The form as LINK sends it. <c>data_digest</c>: Base64(MD5(UTF-8 of logistics_interface and the app's secret)).</summary>
    internal sealed record Request(
        [property: JsonPropertyName("msg_type")] string MsgType,
        [property: JsonPropertyName("logistic_provider_id")] string LogisticProviderId,
        [property: JsonPropertyName("logistics_interface")] string LogisticsInterface,
        [property: JsonPropertyName("data_digest")] string DataDigest);

    public static void Map(IEndpointRouteBuilder carriers) => carriers
        .MapPost("/cainiao/tracepush", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Writes)
        .WithBodyLimit(ServerLimits.Json)
        .Accepts<Request>("application/x-www-form-urlencoded")
        .Produces<LinkAnswer>()
        .WithName("TracePush")
        .WithSummary("Traces pushed by Cainiao, signed with the app's secret");

    private static async Task<JsonHttpResult<LinkAnswer>> HandleAsync(
        HttpContext context, TracePushIntake intake, IOptions<CainiaoOptions> options, CancellationToken cancellationToken)
    {
        try
        {
            var message = await MessageAsync(context, options.Value, cancellationToken);
            await intake.TakeAsync(TracePushMessage.Read(message), cancellationToken);
            return Answer(new LinkAnswer(true));
        }
        catch (TracePushRefusedException refused)
        {
            intake.LogRefused(refused.Code, refused.Message);
            return Answer(new LinkAnswer(false, refused.Code, refused.Message));
        }
    }

    private static async Task<string> MessageAsync(HttpContext context, CainiaoOptions options, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new TracePushRefusedException(LinkCodes.BadParameter, "The form does not read.");
        }

        if (form["logistics_interface"] is not [{ Length: > 0 } message] || form["data_digest"] is not [{ Length: > 0 } digest])
        {
            throw new TracePushRefusedException(LinkCodes.BadParameter, "logistics_interface and data_digest are needed, once each.");
        }

        if (!LinkSignature.Holds(message, options.AppSecret, digest))
        {
            throw new TracePushRefusedException(LinkCodes.BadSignature, "The data_digest does not fit the message.");
        }

        return form["msg_type"] is [MessageType]
            ? message
            : throw new TracePushRefusedException(LinkCodes.UnknownMessageType, $"The msg_type has to be {MessageType}.");
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static JsonHttpResult<LinkAnswer> Answer(LinkAnswer answer) => TypedResults.Json(answer, Json);
}

/// <summary>A push is not taken, in the words that go back to Cainiao.</summary>
internal sealed class TracePushRefusedException(string code, string message) : Exception(message)
{
    public string Code => code;
}
