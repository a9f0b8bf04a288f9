using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Shifts;

/// <summary>Opens a clerk's shift: the drawer with its change, and the first line of the journal.</summary>
internal sealed class OpenShift(PostalTrackingDbContext db, CurrentShift current, TimeProvider clock)
{
    /// <summary>The shift that is open now: a second click opens no second one.</summary>
    /// <param name="openingCash">Kopecks in the drawer.</param>
    public async Task<Shift> OpenAsync(CurrentStaff clerk, long openingCash, CancellationToken cancellationToken)
    {
        var office = clerk.Office ?? throw new InvalidOperationException("Who is bound to no office has no counter.");
        while (true)
        {
            // Two may take the same number at once; the office's unique index lets one of them try again.
            await InsertAsync(
                Guid.CreateVersion7(clock.GetUtcNow()), office, clerk.Id, openingCash, isAlwaysOpen: false, cancellationToken);
            if (await current.FindAsync(clerk.Id, cancellationToken) is { } open)
            {
                return open;
            }
        }
    }

    /// <summary>The shift in which a key sells. Nothing happens where it is there.</summary>
    public async Task OpenForKeyAsync(Guid shiftId, int office, Guid sellerId, CancellationToken cancellationToken)
    {
        while (await current.FindAlwaysOpenAsync(sellerId, cancellationToken) is null)
        {
            await InsertAsync(shiftId, office, sellerId, 0, isAlwaysOpen: true, cancellationToken);
        }
    }

    private async Task InsertAsync(
        Guid id, int office, Guid clerkId, long openingCash, bool isAlwaysOpen, CancellationToken cancellationToken)
    {
        var opened = JournalHead.Of(id).Next(
            clock.GetUtcNow(), JournalKind.Opened, openingCash, PaymentMeans.Cash, null, null, null, clerkId);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var insert = new NpgsqlCommand(
                """
                with opened as (
                    insert into shift (id, office, number, clerk_id, opened_at, opening_cash, is_always_open, journal_sequence, journal_hash)
                    select @id, @office, coalesce(max(number), 0) + 1, @clerk, @at, @cash, @always, 1, @hash from shift where office = @office
                    on conflict do nothing returning id)
                insert into journal_entry (shift_id, sequence, at, kind, amount, means, staff_id, hash)
                select id, 1, @at, @kind, @cash, @means, @clerk, @hash from opened
                """,
                (NpgsqlConnection)db.Database.GetDbConnection());
            insert.Parameters.AddWithValue("id", id);
            insert.Parameters.AddWithValue("office", office);
            insert.Parameters.AddWithValue("clerk", clerkId);
            insert.Parameters.AddWithValue("at", opened.At);
            insert.Parameters.AddWithValue("cash", openingCash);
            insert.Parameters.AddWithValue("always", isAlwaysOpen);
            insert.Parameters.AddWithValue("kind", (short)opened.Kind);
            insert.Parameters.AddWithValue("means", (short)PaymentMeans.Cash);
            insert.Parameters.AddWithValue("hash", opened.Hash);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
