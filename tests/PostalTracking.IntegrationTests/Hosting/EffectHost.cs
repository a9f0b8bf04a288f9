using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

/// <summary>A host with a write that leaves one row and answers as it is told.</summary>
internal static class EffectHost
{
    public const string Path = "/api/v1/effects";
    public const string LoseAnswer = "X-Lose-Answer";

    internal sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed record Request(string Outcome);

    public static async Task<TestHost> StartAsync(TestDatabases postgres)
    {
        var host = await TestHost.StartAsync(
            app =>
            {
                app.MapPost(Path, HandleAsync).RequireAuthorization().WithIdempotency(required: true);
                app.MapPost("/api/v1/optional", HandleAsync).RequireAuthorization().WithIdempotency(required: false);
            },
            await postgres.CreateAsync(),
            services: services => services.AddSingleton<Gate>().AddSingleton<IStartupFilter, LostAnswers>());
        await host.PrepareDatabaseAsync();

        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database
            .ExecuteSqlAsync($"create table effect (id int generated always as identity, single int unique)");
        return host;
    }

    public static async Task<int> CountAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database
            .SqlQuery<int>($"select count(*)::int as \"Value\" from effect").SingleAsync();
    }

    private static async Task<IResult> HandleAsync(Request request, HttpContext context, PostalTrackingDbContext db, Gate gate)
    {
        await db.Database.ExecuteSqlAsync($"insert into effect default values");

        switch (request.Outcome)
        {
            case "create":
                return TypedResults.Created("/api/v1/effects/1", new { id = Guid.NewGuid() });
            case "slow":
                await Task.Delay(TimeSpan.FromMilliseconds(300));
                return TypedResults.Created("/api/v1/effects/1");
            case "wait":
                gate.Entered.TrySetResult();
                await gate.Open.Task;
                return TypedResults.Created("/api/v1/effects/1");
            case "conflict":
                return TypedResults.Conflict("refused");
            case "duplicate":
                await BreakConstraintAsync(db);
                return TypedResults.Conflict("there already");
            case "swallowed":
                await BreakConstraintAsync(db);
                return TypedResults.Ok();
            case "invalid":
                return Problems.Validation(context, new Dictionary<string, string[]>());
            default:
                throw new InvalidOperationException(request.Outcome);
        }
    }

    private static async Task BreakConstraintAsync(PostalTrackingDbContext db)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"insert into effect (single) values (1), (1)");
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // As a use case would, to answer 409.
        }
    }

    /// <summary>Cuts the line as soon as an answer is about to leave.</summary>
    private sealed class LostAnswers : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                if (context.Request.Headers.ContainsKey(LoseAnswer))
                {
                    context.Response.OnStarting(() =>
                    {
                        context.Abort();
                        return Task.CompletedTask;
                    });
                }

                await following(context);
            });
            next(app);
        };
    }
}
