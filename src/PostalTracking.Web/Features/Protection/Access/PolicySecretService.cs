using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>Gives <see cref="PolicyCodes"/> its secret before the first request; the first instance ever makes it.</summary>
internal sealed class PolicySecretService(
    NpgsqlDataSource database, IDataProtectionProvider protection, PolicyCodes codes, TimeProvider clock) : IHostedService
{
    public const string Name = "policy-codes";

    private const int Length = 32;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("Protection.PolicyCodes");
        if (await ReadAsync(cancellationToken) is not { } kept)
        {
            await OfferAsync(protector.Protect(RandomNumberGenerator.GetBytes(Length)), cancellationToken);

            // Another instance may have been first.
            kept = (await ReadAsync(cancellationToken))!;
        }

        try
        {
            codes.Use(protector.Unprotect(kept));
        }
        // A new secret would make every code on paper void, so that is for a person to decide.
        catch (CryptographicException)
        {
            throw new StartupRefusedException(
                "The secret of the buyers' codes (table secret, name policy-codes) cannot be read with this ring of keys "
                + "(table data_protection_key): bring back the ring it was made under.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand("select protected from secret where name = $1");
        read.Parameters.AddWithValue(Name);
        return (byte[]?)await read.ExecuteScalarAsync(cancellationToken);
    }

    private async Task OfferAsync(byte[] made, CancellationToken cancellationToken)
    {
        await using var offer = database.CreateCommand(
            "insert into secret (name, protected, made_at) values ($1, $2, $3) on conflict (name) do nothing");
        offer.Parameters.AddWithValue(Name);
        offer.Parameters.AddWithValue(made);
        offer.Parameters.AddWithValue(clock.GetUtcNow());
        await offer.ExecuteNonQueryAsync(cancellationToken);
    }
}
