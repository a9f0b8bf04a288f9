using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Receipts.Keys;
using PostalTracking.Web.Features.Receipts.Statements;

namespace PostalTracking.Web.Features.Receipts.Check;

/// <summary>What a text that says it is a statement turns out to be.</summary>
internal enum Verdict
{
    /// <summary>Not three parts, or parts that cannot be read: cut, or something else.</summary>
    Unreadable,

    /// <summary>Signed in another way than ours, or not at all.</summary>
    OtherAlgorithm,

    UnknownKey,
    WrongSignature,

    /// <summary>By our key, and no statement of receipt.</summary>
    OtherKind,
    Right,
}

/// <summary>Whether what was stated still holds.</summary>
internal enum Standing
{
    Stands,

    /// <summary>The parcel was handed over, and there is a better word on when or where.</summary>
    Superseded,

    /// <summary>The carrier does not say any more that it was handed over.</summary>
    Revoked,

    /// <summary>Not in our book, though the signature is ours.</summary>
    Unknown,
}

/// <param name="Standing">Only of a right one.</param>
internal sealed record CheckedStatement(Verdict Verdict, ReceiptClaims? Claims = null, Standing? Standing = null);

/// <summary>
/// Checks a statement by its signature, then by the parcel's story. Nothing is told of a parcel but to who holds a statement of it
/// signed by this house, and no more than what the statement says.
/// </summary>
internal sealed class CheckStatement(PostalTrackingDbContext db, ReceiptKeys keys, ReceiptParcels parcels, IssueReceipt receipts)
{
    public async Task<CheckedStatement> RunAsync(string? text, CancellationToken cancellationToken)
    {
        if (!CompactJws.TryRead(text, out var jws))
        {
            return new(Verdict.Unreadable);
        }

        if (jws.Header.Alg != CompactJws.Algorithm)
        {
            return new(Verdict.OtherAlgorithm);
        }

        if (!jws.IsWhole)
        {
            return new(Verdict.Unreadable);
        }

        if (jws.Header.Kid is not { Length: > 0 and <= 100 } kid || await keys.FindAsync(kid, cancellationToken) is not { } key)
        {
            return new(Verdict.UnknownKey);
        }

        return !jws.IsBy(key) ? new(Verdict.WrongSignature)
            : jws.Header.Typ != CompactJws.Type || jws.Claims is not { } claims ? new(Verdict.OtherKind)
            : new(Verdict.Right, claims, await StandingAsync(claims, cancellationToken));
    }

    private async Task<Standing> StandingAsync(ReceiptClaims claims, CancellationToken cancellationToken)
    {
        var kept = await db.Set<ReceiptStatement>().AsNoTracking().SingleOrDefaultAsync(
            s => s.TrackNumber == claims.Sub && s.Generation == claims.Generation && s.Sequence == claims.Sequence, cancellationToken);
        if (kept is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept.Jti), Encoding.UTF8.GetBytes(claims.Jti)))
        {
            return Standing.Unknown;
        }

        if (kept.RevokedAt is not null || kept.SupersededBy is not null)
        {
            return kept.RevokedAt is not null ? Standing.Revoked : Standing.Superseded;
        }

        if (await parcels.FindAsync(claims.Sub, claims.Generation, cancellationToken) is not { } parcel)
        {
            return Standing.Unknown;
        }

        if (await parcels.StateAsync(parcel, cancellationToken) is { } now)
        {
            return claims.StillSays(now) ? Standing.Stands : Standing.Superseded;
        }

        await receipts.RevokeAsync(claims.Sub, claims.Generation, cancellationToken);
        return Standing.Revoked;
    }
}
