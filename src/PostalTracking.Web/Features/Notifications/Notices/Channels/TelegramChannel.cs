using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>By a bot of Telegram: Bot API, <c>sendMessage</c>. The address is the number of the chat.</summary>
internal sealed class TelegramChannel(IHttpClientFactory http, IOptions<NoticeOptions> options) : INoticeChannel
{
    public const string Client = "notices-telegram";

    public NoticeChannel Kind => NoticeChannel.Telegram;

    public bool IsOpen => options.Value.Telegram.IsConfigured;

    public async Task<Delivery> DeliverAsync(NoticeMessage notice, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(options.Value.Telegram.Url, $"/bot{options.Value.Telegram.Token}/sendMessage"));
        request.Content = JsonContent.Create(new
        {
            chat_id = notice.Address,
            text = string.Join("\n\n", [$"{notice.Number}\n{notice.Title}", .. notice.Lines, notice.Why]),
            link_preview_options = new { is_disabled = true },
            reply_markup = new
            {
                inline_keyboard = new[]
                {
                    new[] { new { text = notice.Action, url = notice.Link } },
                    new[] { new { text = notice.Word("Foot.Own"), url = notice.Own } },
                },
            },
        });
        return await http.CreateClient(Client).DeliverAsync(request, Judge, cancellationToken);
    }

    // 403: the person blocked the bot. 400 with "chat not found": there is no such person. Any other 400 is a fault of ours.
    private static Delivery Judge(HttpResponseMessage answer, string body) => answer.StatusCode switch
    {
        HttpStatusCode.OK => new Delivery.Taken(),
        HttpStatusCode.Forbidden => new Delivery.Never(answer.Status()),
        HttpStatusCode.BadRequest when body.Contains("chat not found", StringComparison.OrdinalIgnoreCase) =>
            new Delivery.Never(answer.Status()),
        _ => new Delivery.Later(answer.Status(), RetryAfter(body) ?? answer.Wait()),
    };

    // Telegram says it in the body: { "parameters": { "retry_after": 35 } }.
    private static TimeSpan? RetryAfter(string body)
    {
        try
        {
            using var said = JsonDocument.Parse(body);
            return said.RootElement.TryGetProperty("parameters", out var parameters)
                && parameters.TryGetProperty("retry_after", out var seconds) && seconds.TryGetInt32(out var count)
                ? TimeSpan.FromSeconds(count)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
