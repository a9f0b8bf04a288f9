using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PostalTracking.Web.Features.Receipts.Keys;

/// <param name="Private">PKCS #8.</param>
internal sealed record SigningKey(string Kid, byte[] Private, DateTimeOffset SignsUntil);

/// <summary>The keys of statements: the one in hand, those published, and the making of the next.</summary>
internal sealed partial class ReceiptKeys(
    NpgsqlDataSource database,
    IDataProtectionProvider protection,
    IOptions<ReceiptOptions> options,
    TimeProvider clock,
    ILogger<ReceiptKeys> logger)
{
    // Another instance may have made the next key; the one in hand is good until its own end.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    // Of two instances that need the first key, the one whose clock is behind must find it good too.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Receipts.Keys");

    private (SigningKey Key, DateTimeOffset Until)? _inHand;

    /// <summary>The key to sign with now, made where there is none.</summary>
    public async Task<SigningKey> InHandAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_inHand is { } kept && now < kept.Until)
        {
            return kept.Key;
        }

        // The second look finds what this or another instance has just made. Which is the last is asked before whether one signs:
        // asked after it, it may be the first key of another instance, and a second would be made behind it.
        for (var tries = 0; ; tries++)
        {
            var last = await LastAsync(cancellationToken);
            if (await FindAsync(now, cancellationToken) is { } key)
            {
                var until = now + Remembered;
                _inHand = (key, until < key.SignsUntil ? until : key.SignsUntil);
                return key;
            }

            if (tries == 2)
            {
                throw new InvalidOperationException("There is no key for statements, and none could be made.");
            }

            await MakeAsync(last, now, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<PublicKey>> PublishedAsync(CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select public_key from receipt_key order by number desc");
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        var keys = new List<PublicKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(JsonSerializer.Deserialize(reader.GetString(0), PublicKeyJson.Default.PublicKey)!);
        }

        return keys;
    }

    /// <summary>The published key of this name; null where there is none.</summary>
    public async Task<PublicKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select public_key from receipt_key where kid = $1");
        read.Parameters.AddWithValue(kid);
        return await read.ExecuteScalarAsync(cancellationToken) is string key
            ? JsonSerializer.Deserialize(key, PublicKeyJson.Default.PublicKey)
            : null;
    }

    /// <summary>Publishes the next key where the last one ends soon.</summary>
    /// <returns>How many were made: none or one.</returns>
    public async Task<int> AheadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = await LastAsync(cancellationToken);
        return last.SignsUntil - now > options.Value.KeyAhead ? 0 : await MakeAsync(last, now, cancellationToken);
    }

    /// <summary>Burns the private halves of keys that sign no more, and drops what is published for nothing.</summary>
    public async Task<int> RetireAsync(CancellationToken cancellationToken)
    {
        // Whoever still has it in hand lets go of it at its end.
        await using var burn = database.CreateCommand(
            "update receipt_key set private_key = null where private_key is not null and signs_until < $1");
        burn.Parameters.AddWithValue(clock.GetUtcNow());
        var burnt = await burn.ExecuteNonQueryAsync(cancellationToken);

        await using var drop = database.CreateCommand(
            """
            delete from receipt_key k where published_until < $1
            and not exists (select from receipt_statement s where s.kid = k.kid and s.revoked_at is null)
            """);
        drop.Parameters.AddWithValue(clock.GetUtcNow());
        return burnt + await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<SigningKey?> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand(
            """
            select kid, private_key, signs_until from receipt_key
            where private_key is not null and signs_from <= $1 and signs_until > $1 order by number desc
            """);
        read.Parameters.AddWithValue(now);
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var kid = reader.GetString(0);
            try
            {
                return new(kid, _protector.Unprotect(reader.GetFieldValue<byte[]>(1)), reader.GetFieldValue<DateTimeOffset>(2));
            }
            // What it signed is checked with its public half and stays good; a new key signs on.
            catch (CryptographicException unreadable)
            {
                LogUnreadable(kid, unreadable);
            }
        }

        return null;
    }

    private async Task<(int Number, DateTimeOffset SignsUntil)> LastAsync(CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select number, signs_until from receipt_key order by number desc limit 1");
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1))
            : (0, DateTimeOffset.MinValue);
    }

    private async Task<int> MakeAsync((int Number, DateTimeOffset SignsUntil) last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = PublicKey.Of(pair);

        // The first one, and one after a gap, signs at once: nobody holds older keys that would have to be asked for anew in time.
        var ahead = last.SignsUntil - now;
        var from = ahead > TimeSpan.Zero && ahead <= options.Value.KeyAhead ? last.SignsUntil : now - Skew;
        var until = from + options.Value.KeySigns;
        await using var offer = database.CreateCommand(
            """
            insert into receipt_key (kid, number, public_key, private_key, created_at, signs_from, signs_until, published_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (number) do nothing
            """);
        foreach (var value in (object[])
        [
            key.Kid, last.Number + 1, JsonSerializer.Serialize(key, PublicKeyJson.Default.PublicKey),
            _protector.Protect(pair.ExportPkcs8PrivateKey()), now, from, until, until + options.Value.KeyPublished,
        ])
        {
            offer.Parameters.AddWithValue(value);
        }

        var made = await offer.ExecuteNonQueryAsync(cancellationToken);
        if (made > 0)
        {
            LogMade(key.Kid, from);
        }

        return made;
    }

    [LoggerMessage(LogLevel.Information, "The key {Kid} signs receipts from {From}")]
    private partial void LogMade(string kid, DateTimeOffset from);

    [LoggerMessage(LogLevel.Error, "The key {Kid} of receipts cannot be read with this ring of keys; a new one takes its place")]
    private partial void LogUnreadable(string kid, Exception exception);
}
