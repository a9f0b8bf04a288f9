using Npgsql;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>How our promises were kept over the last thirty days: read at most every few minutes, however many look.</summary>
internal sealed class PromiseFigures(NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    public const int Days = 30;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private (IReadOnlyList<KeptPromise> Figures, long ReadAt)? _edition;

    public async ValueTask<IReadOnlyList<KeptPromise>> ReadAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } current)
        {
            return current;
        }

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (Current() is not { } figures)
            {
                figures = await CountAsync(cancellationToken);
                _edition = (figures, clock.GetTimestamp());
            }

            return figures;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private IReadOnlyList<KeptPromise>? Current() =>
        _edition is var (figures, readAt) && clock.GetElapsedTime(readAt) < Fresh ? figures : null;

    private async Task<IReadOnlyList<KeptPromise>> CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var books = scope.ServiceProvider.GetRequiredService<CalendarBook>();
        var calendar = await books.CalendarAsync(cancellationToken);
        var (now, terms) = (clock.GetUtcNow(), new Dictionary<short, ClaimTerms>());
        var since = now.AddDays(-Days);
        var ended = new List<(ClockKind, bool)>();
        foreach (var claim in (await MovesAsync(since, cancellationToken)).GroupBy(line => line.Number))
        {
            var (_, termsId, zone, _) = claim.First();
            if (!terms.TryGetValue(termsId, out var known))
            {
                terms[termsId] = known = await books.TermsAsync(termsId, now, cancellationToken);
            }

            ended.AddRange(KeptPromises.Of(
                claim.Select(line => line.Move), since, known, calendar, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        }

        return KeptPromises.Sum(ended);
    }

    private async Task<List<(string Number, short Terms, string Zone, PastMove Move)>> MovesAsync(
        DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Of the claims in which one of the promises ended; what came before it too, since the clocks begin there.
        await using var command = database.CreateCommand(
            """
            select e.claim_number, c.terms_id, c.time_zone, e."from", e."to", e.at, e.author
            from claim_entry e join claim c on c.track_number = e.track_number and c.claim_number = e.claim_number
            where e.kind = 1 and (e.track_number, e.claim_number) in (
                select track_number, claim_number from claim_entry
                where at >= $1 and kind = 1 and ("from" = 2 or "to" = any ($2)))
            order by e.track_number, e.claim_number, e.sequence
            """);
        command.Parameters.Add(new() { Value = since });
        command.Parameters.Add(new()
        {
            Value = new[] { ClaimStatus.Approved, ClaimStatus.PartlyApproved, ClaimStatus.Rejected, ClaimStatus.Paid }
                .Select(status => (short)status).ToArray(),
        });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var moves = new List<(string, short, string, PastMove)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            moves.Add((reader.GetString(0), reader.GetInt16(1), reader.GetString(2), new(
                (ClaimStatus)reader.GetInt16(3),
                (ClaimStatus)reader.GetInt16(4),
                reader.GetFieldValue<DateTimeOffset>(5),
                (ClaimAuthor)reader.GetInt16(6) == ClaimAuthor.Staff)));
        }

        return moves;
    }
}
