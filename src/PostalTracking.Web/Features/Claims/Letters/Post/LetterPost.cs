using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>
/// Carries the letters out of the outbox to the post. One that dies between the post's yes and the note of it sends the letter
/// again, under the same Message-ID; no letter is lost.
/// </summary>
internal sealed partial class LetterPost(
    PostalTrackingDbContext db,
    NpgsqlDataSource database,
    ClaimBook claims,
    LetterBook letters,
    LetterMail mail,
    MailDoor door,
    LetterReceipt receipt,
    TimeProvider clock,
    ILogger<LetterPost> logger)
{
    // Longer than the longest conversation: whoever has not come back by then does not come back.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <returns>How many orders were dealt with; 0 where there is no post.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (door.IsOpen && await TakeAsync(cancellationToken) is { } order)
        {
            await CarryAsync(order, cancellationToken);
            done++;
        }

        return done;
    }

    private async Task<LetterOrder?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select id from outbox_message where type = 'letter.send' and done_at is null and next_attempt_at <= $1
                order by next_attempt_at limit 1 for update skip locked)
            update outbox_message m set next_attempt_at = $2, attempts = m.attempts + 1 from due where m.id = due.id
            returning m.id, m.payload::text, m.attempts
            """);
        var now = clock.GetUtcNow();
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + Lease });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetGuid(0), LetterOutbox.Read(reader.GetString(1)), reader.GetInt32(2))
            : null;
    }

    private async Task CarryAsync(LetterOrder order, CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(order.Letter.ClaimNumber, cancellationToken) is not { } claim
            || await FindAsync(claim, order, cancellationToken) is not { State: LetterState.Posted, AddresseeEmail: not null } letter)
        {
            await receipt.CloseAsync(order, cancellationToken);
            return;
        }

        var delivery = await DeliverAsync(letter, cancellationToken);
        LogTried(letter.Number, order.Attempt, delivery.GetType().Name);
        await receipt.WriteAsync(order, delivery, cancellationToken);
    }

    private async Task<Letter?> FindAsync(Claim claim, LetterOrder order, CancellationToken cancellationToken) =>
        (await letters.OfAsync(claim, cancellationToken)).Find(letter => letter.Sequence == order.Letter.Sequence);

    private async Task<Delivery> DeliverAsync(Letter letter, CancellationToken cancellationToken)
    {
        try
        {
            using var message = await mail.MakeAsync(letter, cancellationToken);
            db.ChangeTracker.Clear();
            return await door.DeliverAsync(message, cancellationToken);
        }
        catch (EnclosureGoneException gone)
        {
            return new Delivery.Never(LetterTexts.For("EnclosureGone", letter.Language, gone.Name));
        }
    }

    [LoggerMessage(LogLevel.Information, "Letter {Number}, attempt {Attempt}: {Delivery}")]
    private partial void LogTried(string number, int attempt, string delivery);
}

/// <summary>An order taken from the outbox.</summary>
/// <param name="Attempt">Which it is; later takers have a higher one, and the word of an earlier one does not count any more.</param>
internal sealed record LetterOrder(Guid Id, LetterOutbox.Payload Letter, int Attempt);
