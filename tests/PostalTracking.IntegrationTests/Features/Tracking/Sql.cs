namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>Looks into an app's database.</summary>
internal static class Sql
{
    public static async Task<T> ValueAsync<T>(this TrackingApp app, string sql, params object[] parameters)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Whatever it changes, if anything.</summary>
    public static async Task ExecuteAsync(this TrackingApp app, string sql, params object[] parameters)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static Task<long> CountAsync(this TrackingApp app, string table, string trackNumber) =>
        app.ValueAsync<long>($"select count(*) from {table} where track_number = $1", trackNumber);
}
