using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Data;

/// <summary>Reads the secrets of the house; the first instance ever makes them.</summary>
internal sealed class SecretBook(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Length = 32;

    /// <param name="name">In the table.</param>
    /// <param name="purpose">Of its protection.</param>
    /// <param name="what">For the message to whoever lost the ring of keys.</param>
    public async Task<byte[]> ReadAsync(string name, string purpose, string what, CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector(purpose);
        if (await FindAsync(name, cancellationToken) is not { } kept)
        {
            await OfferAsync(name, protector.Protect(RandomNumberGenerator.GetBytes(Length)), cancellationToken);

            // Another instance may have been first.
            kept = (await FindAsync(name, cancellationToken))!;
        }

        try
        {
            return protector.Unprotect(kept);
        }
        // A new secret would make all that was derived from this one void, so that is for a person to decide.
        catch (CryptographicException)
        {
            throw new StartupRefusedException(
                $"The secret of {what} (table secret, name {name}) cannot be read with this ring of keys "
                + "(table data_protection_key): bring back the ring it was made under.");
        }
    }

    private async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select protected from secret where name = $1");
        read.Parameters.AddWithValue(name);
        return (byte[]?)await read.ExecuteScalarAsync(cancellationToken);
    }

    private async Task OfferAsync(string name, byte[] made, CancellationToken cancellationToken)
    {
        await using var offer = database.CreateCommand(
            "insert into secret (name, protected, made_at) values ($1, $2, $3) on conflict (name) do nothing");
        offer.Parameters.AddWithValue(name);
        offer.Parameters.AddWithValue(made);
        offer.Parameters.AddWithValue(clock.GetUtcNow());
        await offer.ExecuteNonQueryAsync(cancellationToken);
    }
}
