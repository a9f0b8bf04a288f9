using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// The door to partners' receivers, whom we do not trust: no redirects, no cookies, no proxy, only addresses on the open
/// internet, one time for all of an attempt, little read of the answer.
/// </summary>
internal sealed class WebhookDoor : IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;

    public WebhookDoor(WebhookConnector connector, IOptions<WebhookOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = connector.ConnectAsync,
            ConnectTimeout = _options.ConnectWithin,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,

            // What we do not read is not ours to take: the line is closed instead.
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
        });
    }

    /// <exception cref="OperationCanceledException">The house closes; the receiver may have the message.</exception>
    public async Task<ReceiverAnswer> SendAsync(
        Uri address, Guid message, string body, IReadOnlyList<byte[]> secrets, CancellationToken cancellationToken)
    {
        var at = _clock.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.AnswerWithin);
        using var request = Request(address, message, at, body, secrets);
        try
        {
            using var response = await _http.SendAsync(request, deadline.Token);
            var answer = await HeadAsync(response, deadline.Token);
            var wait = response.IsSuccessStatusCode ? null : RetryAfter(response);
            return new(at, Stopwatch.GetElapsedTime(began), (short)response.StatusCode, null, wait, answer);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && TroubleOf(failure) is { } trouble)
        {
            return new(at, Stopwatch.GetElapsedTime(began), null, trouble, null, null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(Uri address, Guid message, DateTimeOffset at, string body, IReadOnlyList<byte[]> secrets)
    {
        var (id, bytes) = (MessageIds.Text(message), Encoding.UTF8.GetBytes(body));
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = Json;
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.TryAddWithoutValidation("user-agent", "PostalTracking-Webhooks/1.0");
        request.Headers.TryAddWithoutValidation(Signature.IdHeader, id);
        request.Headers.TryAddWithoutValidation(
            Signature.TimestampHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(Signature.SignatureHeader, Signature.Of(id, at, bytes, secrets));
        return request;
    }

    // The status is the answer: a body that breaks off or drips on changes nothing of it.
    private static async Task<string?> HeadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength == 0)
        {
            return null;
        }

        var piece = ArrayPool<byte>.Shared.Rent(LargestAnswer);
        var length = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            int read;
            while (length < LargestAnswer
                && (read = await body.ReadAsync(piece.AsMemory(length, LargestAnswer - length), cancellationToken)) > 0)
            {
                length += read;
            }
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
        {
        }

        var head = Encoding.UTF8.GetString(piece, 0, Math.Min(length, WebhookAttempt.KeptAnswer)).Replace('\0', '\uFFFD');
        ArrayPool<byte>.Shared.Return(piece);
        return head.Length > 0 ? head : null;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Ticks, RetrySchedule.LongestRetryAfter.Ticks)) : null;
    }

    private static WebhookTrouble? TroubleOf(Exception failure) => failure switch
    {
        OperationCanceledException => WebhookTrouble.TimedOut,
        HttpRequestException { InnerException: ForbiddenAddressException } => WebhookTrouble.Forbidden,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: var code } } =>
            code is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                ? WebhookTrouble.Name
                : WebhookTrouble.Unreachable,
        HttpRequestException { InnerException: AuthenticationException } => WebhookTrouble.Tls,
        HttpRequestException { InnerException: OperationCanceledException or TimeoutException } => WebhookTrouble.TimedOut,
        HttpRequestException or IOException => WebhookTrouble.Broken,
        _ => null,
    };
}

/// <summary>What came of one attempt.</summary>
/// <param name="Status">Null where no answer came: then <paramref name="Trouble"/> says why.</param>
/// <param name="RetryAfter">What the receiver asked for, at most a day.</param>
/// <param name="Answer">The beginning of its body.</param>
internal sealed record ReceiverAnswer(
    DateTimeOffset At, TimeSpan Took, short? Status, WebhookTrouble? Trouble, TimeSpan? RetryAfter, string? Answer)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsGone => Status == StatusCodes.Status410Gone;

    /// <summary>The receiver as a whole is in trouble, not this message: what else waits for it is not sent now.</summary>
    public bool IsRest => Trouble is not null || RetryAfter is not null
        || Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout;
}
