using System.Text.Json;
using Npgsql;

namespace PostalTracking.Web.Hosting;

/// <summary>Which problem an exception is to the one who asked.</summary>
internal static class Failures
{
    public static ProblemKind KindOf(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException } => ProblemKind.MalformedJson,
        // An empty body, or the word null: only the message tells it from a value missing in the address.
        BadHttpRequestException { StatusCode: 400 } bad when bad.Message.Contains("body", StringComparison.Ordinal) =>
            ProblemKind.MalformedJson,
        BadHttpRequestException bad => ProblemKind.OfStatus(bad.StatusCode),
        // A charset nobody knows, in the type of a JSON body: ASP.NET Core finds out only when it reads.
        InvalidOperationException { InnerException: ArgumentException } bad when bad.Message.Contains("charset", StringComparison.Ordinal) =>
            ProblemKind.UnsupportedMediaType,
        // A time limit of our own; the client's leaving never comes here.
        OperationCanceledException or TimeoutException => ProblemKind.Unavailable,
        // EF Core wraps what the driver throws, sometimes twice.
        _ when Find<PostgresException>(exception) is { } error => KindOf(error.SqlState),
        _ when Find<NpgsqlException>(exception) is not null => ProblemKind.Unavailable,
        _ => ProblemKind.Internal,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static ProblemKind KindOf(string sqlState) => sqlState switch
    {
        // A character PostgreSQL does not store (NUL): the sender's mistake.
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => ProblemKind.BadRequest,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => ProblemKind.Unavailable,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction => ProblemKind.Unavailable,
        // idle_in_transaction_session_timeout, transaction_timeout.
        "25P03" or "25P04" => ProblemKind.Unavailable,
        PostgresErrorCodes.InvalidCatalogName => ProblemKind.Unavailable,
        // Connection, authorisation, resources (53100 disk full, 53300 connections), operator (57P01 shutdown, 57014 timeout), system.
        _ => sqlState[..2] is "08" or "28" or "53" or "57" or "58" ? ProblemKind.Unavailable : ProblemKind.Internal,
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }
}
