using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Makes a write safe to repeat. The endpoint runs in one transaction of the scoped context, with or without a key;
/// its answer leaves only after the commit, and with a key it is kept in the same transaction.
/// Not for streams: their rows are their own keys, and their length is not ours to hold.
/// </summary>
internal static class IdempotentEndpoint
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    // Anonymous writes carry a secret in their body (an access code), so one room for all lets a phone
    // that changed its address between two attempts still find its answer.
    private const string Anonymous = "anonymous";

    /// <param name="secret">The answer holds what must not lie readable in the database: it is kept under Data Protection.</param>
    public static TBuilder WithIdempotency<TBuilder>(this TBuilder builder, bool required, bool secret = false)
        where TBuilder : IEndpointConventionBuilder
    {
        // Around the whole endpoint, not a filter: a filter would come after the body has been read.
        builder.Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => RunAsync(context, inner, required, secret);
        });
        return builder.WithMetadata(new IdempotencyMetadata(required));
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate inner, bool required, bool secret)
    {
        var key = context.Request.Headers[Header];
        if (key.Count > 0 ? !IsKey(key) : required)
        {
            await Problems.Of(context, ProblemKind.IdempotencyKeyRequired, IdempotencyKey.LongestKey).ExecuteAsync(context);
            return;
        }

        // All of the body first: a slow sender must not hold a transaction open.
        var hash = await RequestHash.OfAsync(context);
        await InTransactionAsync(context, inner, key, hash, secret);
    }

    private static async Task InTransactionAsync(HttpContext context, RequestDelegate inner, string? key, byte[] hash, bool secret)
    {
        var db = context.RequestServices.GetRequiredService<PostalTrackingDbContext>();
        var ledger = context.RequestServices.GetRequiredService<IdempotencyLedger>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);

        var admission = key is null
            ? Admission.Fresh
            : await ledger.AdmitAsync(ScopeOf(context), key, hash, context.RequestAborted);
        if (admission != Admission.Fresh)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            await AnswerAsync(context, admission, secret ? Sealed(context).Open(ledger.Earlier) : ledger.Earlier);
            return;
        }

        var answer = await KeptAnswer.CaptureAsync(context, inner);
        if (answer.IsOutcome)
        {
            if (key is not null)
            {
                await ledger.KeepAsync(secret ? Sealed(context).Close(answer) : answer);
            }
            else if (answer.Status < StatusCodes.Status400BadRequest)
            {
                // PostgreSQL answers the commit of an aborted transaction without an error; a statement does not.
                await db.Database.ExecuteSqlAsync($"select 1", CancellationToken.None);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
        else
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }

        await answer.SendAsync(context.Response);
    }

    private static Task AnswerAsync(HttpContext context, Admission admission, KeptAnswer? earlier)
    {
        switch (admission)
        {
            case Admission.Done:
                context.Response.Headers[ReplayedHeader] = "true";
                return earlier!.SendAsync(context.Response);
            case Admission.Running:
                context.RetryAfter(TimeSpan.FromSeconds(1));
                return Problems.Of(context, ProblemKind.IdempotencyRunning).ExecuteAsync(context);
            default:
                return Problems.Of(context, ProblemKind.IdempotencyMismatch).ExecuteAsync(context);
        }
    }

    private static SealedAnswers Sealed(HttpContext context) =>
        new(context.RequestServices.GetRequiredService<IDataProtectionProvider>());

    private static string ScopeOf(HttpContext context) =>
        context.User.KeyPrefix() is { } prefix ? $"key:{prefix}" : Anonymous;

    private static bool IsKey(string? key) =>
        key is { Length: > 0 and <= IdempotencyKey.LongestKey } && key.All(c => c is >= '!' and <= '~');
}

/// <summary>Tells the API's document about the header.</summary>
internal sealed record IdempotencyMetadata(bool IsRequired);
