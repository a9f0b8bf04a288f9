using Npgsql;

namespace PostalTracking.Web.Data;

/// <summary>
/// What the role of the app may do where the schema belongs to another: everything with the rows, nothing with the tables,
/// and nothing but adding to what is written once.
/// </summary>
internal static class AppendOnly
{
    /// <summary>Rows that are added and read, never changed.</summary>
    public static readonly string[] Tables =
    [
        "audit_entry", "audit_seal", "audit_sealed_entry", "claim_entry", "journal_entry", "letter_template", "premium_entry",
    ];

    // Instances that start together must not grant at the same time: PostgreSQL refuses two who write one row of its catalogue.
    private const long Lock = 0x6772616e74;

    /// <summary>Gives and takes the rights, as the owner of the tables. A second time changes nothing.</summary>
    public static async Task GrantAsync(NpgsqlConnection owner, NpgsqlDataSource app, CancellationToken cancellationToken)
    {
        await using var asked = app.CreateCommand("select quote_ident(current_user)");
        var role = (string)(await asked.ExecuteScalarAsync(cancellationToken))!;

        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        await using var grant = new NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock({Lock});
            grant usage on schema public to {role};
            grant select, insert, update, delete on all tables in schema public to {role};
            grant usage, select on all sequences in schema public to {role};
            revoke update, delete, truncate on {string.Join(", ", Tables)} from public, {role};
            revoke insert, update, delete on "__EFMigrationsHistory" from {role}
            """,
            owner,
            transaction);
        await grant.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Whether the role of this connection could change what is written once: by a right, or because the table is its own.
    /// </summary>
    public static async Task<bool> CanBeChangedAsync(NpgsqlDataSource app, CancellationToken cancellationToken)
    {
        await using var asked = app.CreateCommand(
            """
            select exists (
                select from pg_class where oid = any ($1::regclass[]) and (
                    has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate')
                    or pg_has_role(relowner, 'member')))
            """);
        asked.Parameters.Add(new() { Value = Tables });
        return await asked.ExecuteScalarAsync(cancellationToken) is true;
    }
}
