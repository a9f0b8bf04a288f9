using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Receipts.Keys;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Receipts.Statements;

/// <summary>A statement in hand: its text and what it says.</summary>
internal sealed record IssuedReceipt(string Signed, ReceiptClaims Claims, string Kid);

/// <summary>Gives the statement of a parcel's receipt: the one that stands, or a new one where the story has changed since.</summary>
internal sealed class IssueReceipt(PostalTrackingDbContext db, ReceiptParcels parcels, ReceiptKeys keys, TimeProvider clock)
{
    /// <summary>Null where the parcel is not handed over; statements that said so are revoked from then on.</summary>
    /// <param name="issuer">Who states it: the address of this house.</param>
    public async Task<IssuedReceipt?> RunAsync(ShipmentSnapshot parcel, string issuer, CancellationToken cancellationToken)
    {
        var last = await db.Set<ReceiptStatement>().AsNoTracking()
            .Where(s => s.TrackNumber == parcel.TrackNumber && s.Generation == parcel.Generation)
            .Where(s => s.RevokedAt == null && s.SupersededBy == null)
            .OrderByDescending(s => s.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        if (await parcels.StateAsync(parcel, cancellationToken) is not { } said)
        {
            await (last is null ? Task.CompletedTask : RevokeAsync(parcel.TrackNumber, parcel.Generation, cancellationToken));
            return null;
        }

        return last is not null && Read(last) is var kept && kept.Claims.StillSays(said)
            ? kept
            : await SignAsync(said with { Iss = issuer }, cancellationToken);
    }

    /// <summary>What was stated of this parcel's receipt does not hold any more, and will not by being said again.</summary>
    public Task<int> RevokeAsync(string trackNumber, short generation, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Set<ReceiptStatement>()
            .Where(s => s.TrackNumber == trackNumber && s.Generation == generation && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(one => one.RevokedAt, now), cancellationToken);
    }

    public static IssuedReceipt Read(ReceiptStatement statement) =>
        CompactJws.TryRead(statement.Signed, out var jws) && jws.Claims is { } claims
            ? new(statement.Signed, claims, statement.Kid)
            : throw new InvalidDataException(
                $"The statement {statement.TrackNumber}/{statement.Generation}/{statement.Sequence} is not one.");

    private async Task<IssuedReceipt> SignAsync(ReceiptClaims said, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claims = said with
        {
            Iat = now.ToUnixTimeSeconds(),
            Jti = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
        };
        var key = await keys.InHandAsync(cancellationToken);
        var signed = CompactJws.Sign(claims, key);

        // Whoever asks at the same moment gets the one that was first.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into receipt_statement (track_number, generation, sequence, jti, kid, signed, issued_at)
            values ({claims.Sub}, {claims.Generation}, {claims.Sequence}, {claims.Jti}, {key.Kid}, {signed}, {now})
            on conflict (track_number, generation, sequence) do nothing
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            update receipt_statement set superseded_by = {claims.Sequence}
            where track_number = {claims.Sub} and generation = {claims.Generation} and sequence < {claims.Sequence}
                and revoked_at is null and superseded_by is null
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Read(await db.Set<ReceiptStatement>().AsNoTracking().SingleAsync(
            s => s.TrackNumber == claims.Sub && s.Generation == claims.Generation && s.Sequence == claims.Sequence, cancellationToken));
    }
}
