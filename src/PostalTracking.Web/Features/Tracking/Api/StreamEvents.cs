using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>
/// Events as NDJSON, any number in a request: taken in batches while they come, each line answered as soon as it is stored.
/// Whatever the length, no more than one batch is held: who does not read the verdicts is not read from either.
/// </summary>
internal sealed partial class StreamEvents(
    IServiceScopeFactory scopes,
    StreamTurns turns,
    EventMeter meter,
    EventTally tally,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<StreamEvents> logger)
{
    public const int LongestLine = 16 * 1024;

    // A slow sender's lines wait for company no longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    // A stream may trickle all day, so less than Kestrel's 240 bytes a second is enough.
    private static readonly MinDataRate SlowestSender = new(1, TimeSpan.FromMinutes(2));
    private static readonly MinDataRate SlowestReader = new(4096, TimeSpan.FromSeconds(10));
    private static readonly Task Never = new TaskCompletionSource().Task;

    public static async Task<IResult> HandleAsync(HttpContext context, StreamEvents stream)
    {
        using var place = stream.Admit(context);
        if (!place.IsAcquired)
        {
            context.RetryAfter(TimeSpan.FromSeconds(5));
            return Problems.Of(context, TrackingProblems.TooManyStreams, StreamTurns.StreamsPerKey);
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = SlowestSender;
            context.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = SlowestReader;
        }

        await stream.RunAsync(context);
        return TypedResults.Empty;
    }

    private RateLimitLease Admit(HttpContext context) => turns.Admit(context.User.KeyPrefix()!);

    private async Task RunAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        var body = context.Request.BodyReader;
        await using var stopping = lifetime.ApplicationStopping.Register(body.CancelPendingRead);
        await using var lines = new EventLines(body, LongestLine);
        using var answer = new VerdictLines(context);
        try
        {
            while (await NextAsync(lines, aborted) is { Count: > 0 } batch)
            {
                await answer.WriteAsync(batch, await StoreAsync(context, batch, aborted), aborted);
            }

            await (lines.IsStopped
                ? BreakOffAsync(context, lines, answer, ProblemKind.Unavailable)
                : answer.SummariseAsync(aborted));
        }
        // A connection that breaks while it is read from or written to is often heard of there first.
        catch (Exception exception) when (aborted.IsCancellationRequested || exception is IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            LogLeft(answer.Lines);
        }
        // The status is on its way already: what is wrong is said by the last line.
        catch (Exception exception) when (context.Response.HasStarted)
        {
            var kind = Failures.KindOf(exception);
            LogBrokenOff(kind == ProblemKind.Internal ? exception : null, exception.Message, answer.Lines);
            await BreakOffAsync(context, lines, answer, kind);
        }
    }

    // Cut off in the middle of its file, a sender would not hear the last word: it is given a moment.
    private async Task BreakOffAsync(HttpContext context, EventLines lines, VerdictLines answer, ProblemKind kind)
    {
        await answer.BreakOffAsync(kind, context.RequestAborted);
        await context.Response.CompleteAsync();
        if (!await lines.DrainAsync(Task.Delay(Farewell, clock, context.RequestAborted), context.RequestAborted))
        {
            context.Abort();
        }
    }

    /// <summary>As much as one transaction takes, or what there is when the sender pauses. Empty: nothing more comes.</summary>
    private async Task<List<ReceivedEvent>> NextAsync(EventLines lines, CancellationToken cancellationToken)
    {
        var batch = new List<ReceivedEvent>();
        var (bytes, patience) = (0L, Never);
        while (true)
        {
            while (lines.TryTake(out var line))
            {
                bytes += line.Bytes.Length;
                batch.Add(LineReading.Of(line));
                if (batch.Count == ReceiveEvents.Most || bytes >= ServerLimits.Events)
                {
                    return batch;
                }
            }

            if (lines.IsEnd || lines.IsStopped)
            {
                return batch;
            }

            if (batch.Count > 0 && patience == Never)
            {
                patience = Task.Delay(Patience, clock, cancellationToken);
            }

            if (!await lines.ReadAsync(patience, cancellationToken))
            {
                return batch;
            }
        }
    }

    private async Task<string[]> StoreAsync(
        HttpContext context, IReadOnlyList<ReceivedEvent> batch, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(cancellationToken);

        // A context of its own: between two batches a stream holds no connection.
        await using var scope = scopes.CreateAsyncScope();
        var verdicts = await EventVerdicts.OfAsync(
            batch, scope.ServiceProvider.GetRequiredService<Ingest.Ingest>(), meter, cancellationToken);
        tally.Count(context.User.TenantId()!.Value, batch, verdicts);
        return verdicts;
    }

    [LoggerMessage(LogLevel.Debug, "The sender of a stream left after {Lines} answered lines")]
    private partial void LogLeft(long lines);

    [LoggerMessage(LogLevel.Warning, "A stream broke off after {Lines} answered lines: {Reason}")]
    private partial void LogBrokenOff(Exception? exception, string reason, long lines);
}
