using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Data.Seed;

/// <summary>A column of a reference table; the first one of a table is its key.</summary>
internal sealed record ReferenceColumn<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value);

/// <summary>A table whose rows are exactly those of a file: it is brought up to date by the difference.</summary>
internal sealed record ReferenceTable<T>(string Name, IReadOnlyList<ReferenceColumn<T>> Columns)
{
    private string Temp => $"seed_{Name}";

    private string Names => string.Join(", ", Columns.Select(c => c.Name));

    private string Key => Columns[0].Name;

    public async Task LoadAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await CopyAsync(connection, rows, cancellationToken);

        // Rows that did not change are not written again: their pages stay as they are.
        var rest = Columns.Skip(1).Select(c => c.Name).ToList();
        var (old, fresh) = (string.Join(", ", rest.Select(c => $"t.{c}")), string.Join(", ", rest.Select(c => $"excluded.{c}")));

        await connection.RunAsync(
            $"""
            insert into {Name} as t ({Names}) select {Names} from {Temp}
            on conflict ({Key}) do update set {string.Join(", ", rest.Select(c => $"{c} = excluded.{c}"))}
            where ({old}) is distinct from ({fresh});
            delete from {Name} t where not exists (select from {Temp} s where s.{Key} = t.{Key})
            """,
            cancellationToken);
    }

    /// <summary>Puts the rows beside the table, until the transaction ends.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            $"create temporary table {Temp} on commit drop as select {Names} from {Name} where false", cancellationToken);

        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {Temp} ({Names}) from stdin (format binary)", cancellationToken);

        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);

            foreach (var column in Columns)
            {
                await WriteAsync(copy, column.Value(row), column.Type, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, type, cancellationToken);
}

internal static class ReferenceSql
{
    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
