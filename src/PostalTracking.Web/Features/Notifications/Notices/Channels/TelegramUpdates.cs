using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// What people say to the bot, brought by Telegram: <c>/start</c> with a parcel, as the link on the parcel's page begins it. Whoever
/// presses it is in the chat, so nothing is to be confirmed. Everything else the bot does not understand, and says nothing.
/// </summary>
internal static class TelegramUpdates
{
    private const string Start = "/start ";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LongestUpdate = 64 * 1024;

    /// <summary>What Telegram hands on from a link to the bot: 64 letters, digits, _ and -.</summary>
    public static string Word(string trackNumber, short generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{trackNumber}_{generation}");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/notices/telegram", TakeAsync)
        .AllowAnonymous().RequireRateLimiting(RateLimits.Writes).WithBodyLimit(LongestUpdate).ExcludeFromDescription();

    // 200 for whatever is not understood as well: of anything else Telegram thinks that it should come again.
    private static async Task<IResult> TakeAsync(
        JsonElement update,
        HttpContext context,
        IOptions<NoticeOptions> options,
        TrackingLookup lookup,
        AskToBeTold asking,
        CancellationToken cancellationToken)
    {
        var telegram = options.Value.Telegram;
        if (!telegram.Listens)
        {
            return TypedResults.NotFound();
        }

        if (!IsTelegram(context.Request.Headers[SecretHeader].ToString(), telegram.Secret!))
        {
            return TypedResults.Unauthorized();
        }

        if (Read(update) is var (chat, word, language)
            && word.LastIndexOf('_') is > 0 and var end
            && short.TryParse(word.AsSpan(end + 1), CultureInfo.InvariantCulture, out var generation)
            && TrackNumber.TryParse(word[..end], out var number)
            && await lookup.FindAsync(number, generation, asker: null, cancellationToken) is { IsKnown: true } found)
        {
            var choice = new NoticeChoice(NoticeEvents.All, NoticeForm.Night, NoticeForm.DefaultZone, language);
            await asking.AtOnceAsync(
                found.Shipment.TrackNumber,
                found.Shipment.Generation,
                NoticeChannel.Telegram,
                chat,
                chat,
                choice,
                cancellationToken,
                Said.Begun);
        }

        return TypedResults.Ok();
    }

    private static bool IsTelegram(string said, string secret) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    // { "message": { "chat": { "id": 4711, "type": "private" }, "from": { "language_code": "ru" }, "text": "/start …" } }
    private static (string Chat, string Word, string Language)? Read(JsonElement update)
    {
        if (Of(update, "message") is { } message && Of(message, "chat") is { } chat
            && Of(chat, "id") is { ValueKind: JsonValueKind.Number } id && TextOf(chat, "type") == "private"
            && TextOf(message, "text") is { } text && text.StartsWith(Start, StringComparison.Ordinal))
        {
            var spoken = Of(message, "from") is { } from ? TextOf(from, "language_code")?.Split('-')[0] : null;
            return (id.GetRawText(), text[Start.Length..].Trim(), spoken is not null && Languages.All.Contains(spoken) ? spoken : Languages.All[0]);
        }

        return null;
    }

    private static string? TextOf(JsonElement parent, string name) =>
        Of(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Of(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : null;
}
