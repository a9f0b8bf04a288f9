using Npgsql;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Data.Seed;

/// <summary>
/// Brings the reference tables to the edition that this assembly carries: one query when they are there already,
/// one transaction when they are not. Any number of instances may start together.
/// </summary>
internal sealed class ReferenceSeed(CodeBook codes, TimeProvider clock)
{
    private const string Name = "reference";

    // Nobody else locks on this number: the letters "ref" and the tables' first edition.
    private const long Lock = 0x726566_0001;

    /// <summary>True if anything was loaded.</summary>
    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(connection, cancellationToken))
        {
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);

        // Another instance may have done it while this one waited for the lock.
        if (await IsCurrentAsync(connection, cancellationToken))
        {
            return false;
        }

        await LoadAsync(connection, cancellationToken);
        await RememberAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var regions = new RegionFile();

        await ReferenceTables.Regions.LoadAsync(connection, regions.Regions, cancellationToken);
        await ReferenceTables.Offices.LoadAsync(connection, new OfficeFile(regions).Offices, cancellationToken);
        await ReferenceTables.Countries.LoadAsync(connection, CountryFile.Countries, cancellationToken);
        await CarrierCodeSeed.LoadAsync(connection, codes, cancellationToken);
        await CalendarSeed.LoadAsync(connection, cancellationToken);

        // Until autovacuum comes round the planner would take 41,000 new rows for none.
        await connection.RunAsync("analyze office; analyze carrier_code", cancellationToken);
    }

    private static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version from reference_version where name = $1", connection)
        {
            Parameters = { new() { Value = Name } },
        };

        return await command.ExecuteScalarAsync(cancellationToken) as string == ReferenceFiles.Version;
    }

    private async Task RememberAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into reference_version (name, version, loaded_at) values ($1, $2, $3)
            on conflict (name) do update set version = excluded.version, loaded_at = excluded.loaded_at
            """,
            connection)
        {
            Parameters = { new() { Value = Name }, new() { Value = ReferenceFiles.Version }, new() { Value = clock.GetUtcNow() } },
        };

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
