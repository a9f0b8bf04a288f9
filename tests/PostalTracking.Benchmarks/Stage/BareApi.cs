using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>
/// What a web app can do here at best: one row of two integers by plain Npgsql (the "db" of TechEmpower), and bytes that are
/// ready. Runs as a process of its own, as the app does: this program, started as <c>bare</c>.
/// </summary>
internal static class BareApi
{
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(arguments[1]);
        var database = NpgsqlDataSource.Create(arguments[2]);
        var ready = Encoding.UTF8.GetBytes(arguments.ElementAtOrDefault(3) ?? "{}");

        app.MapGet("/row/{id:int}", async (int id) =>
        {
            await using var command = database.CreateCommand("select id, number from two_integers where id = $1");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return Results.Text($"{{\"id\":{reader.GetInt32(0)},\"number\":{reader.GetInt32(1)}}}", "application/json");
        });
        app.MapGet("/ready", () => Results.Bytes(ready, "application/json"));
        app.MapGet("/health/ready", () => "ready");
        await app.RunAsync();
        return 0;
    }
}
