using System.Buffers;
using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// Calls to carriers, whom we do not trust: no redirects, no cookies, no proxy, a limit to the size of the unpacked answer
/// and one time-out for all of it, the body too. Not retried here: the poll plan is the retry.
/// </summary>
internal static class CarrierHttp
{
    private const int LargestAnswer = 5 * 1024 * 1024;

    private const int PieceOfAnswer = 64 * 1024;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    public static IHttpClientBuilder AddCarrierHttpClient<TClient>(this IServiceCollection services)
        where TClient : class =>
        services.AddHttpClient<TClient>((provider, http) =>
                http.Timeout = provider.GetRequiredService<IOptions<PollingOptions>>().Value.AnswerWithin)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                AutomaticDecompression = DecompressionMethods.All,
            });

    /// <summary>What <paramref name="parse"/> makes of the body; the head of one that it cannot read goes with the exception.</summary>
    /// <exception cref="CarrierUnavailableException">No usable answer came.</exception>
    public static async Task<T> AskAsync<T>(
        this HttpClient http,
        HttpRequestMessage request,
        TimeProvider clock,
        Func<HttpResponseMessage, bool> isAnswer,
        Func<byte[], T> parse,
        CancellationToken cancellationToken)
    {
        var body = await http.AskAsync(request, clock, isAnswer, cancellationToken);
        try
        {
            return parse(body);
        }
        catch (CarrierUnavailableException failure) when (failure.Trouble == CarrierTrouble.Garbled)
        {
            failure.Sample ??= AnswerSample.Of(body);
            throw;
        }
    }

    /// <summary>
    /// The body, in UTF-8, of a successful answer, or of one that <paramref name="isAnswer"/> takes for an answer (a SOAP fault).
    /// </summary>
    /// <exception cref="CarrierUnavailableException">Everything else.</exception>
    public static async Task<byte[]> AskAsync(
        this HttpClient http,
        HttpRequestMessage request,
        TimeProvider clock,
        Func<HttpResponseMessage, bool> isAnswer,
        CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(http.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return isAnswer(response)
                ? CarrierLetters.ToUtf8(await ReadAsync(response, deadline.Token), response.Content.Headers.ContentType?.CharSet)
                : throw new CarrierUnavailableException(
                    response.StatusCode switch
                    {
                        HttpStatusCode.TooManyRequests => CarrierTrouble.RateLimited,
                        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => CarrierTrouble.Refused,
                        _ => CarrierTrouble.Failed,
                    },
                    RetryAfter(response, clock));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CarrierUnavailableException(CarrierTrouble.TimedOut, inner: exception);
        }
        catch (HttpRequestException exception)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Unreachable, inner: exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception);
        }
    }

    // In borrowed pieces: what grows by doubling costs four times its size, and one too large would leave all of it behind.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var pieces = new List<(byte[] Bytes, int Length)>();
        try
        {
            var length = 0;
            for (var isOver = false; !isOver;)
            {
                var piece = ArrayPool<byte>.Shared.Rent(PieceOfAnswer);
                pieces.Add((piece, 0));
                var read = await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
                pieces[^1] = (piece, read);
                (length, isOver) = (length + read, read < piece.Length);
                if (length > LargestAnswer)
                {
                    throw new CarrierUnavailableException(CarrierTrouble.TooLarge) { Sample = AnswerSample.Of(pieces[0].Bytes) };
                }
            }

            var answer = new byte[length];
            var position = 0;
            foreach (var (bytes, part) in pieces)
            {
                bytes.AsSpan(0, part).CopyTo(answer.AsSpan(position));
                position += part;
            }

            return answer;
        }
        finally
        {
            pieces.ForEach(p => ArrayPool<byte>.Shared.Return(p.Bytes));
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };

        // "At once" is no wait: our own back-off then says how long.
        return wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Value.Ticks, LongestRetryAfter.Ticks)) : null;
    }
}
