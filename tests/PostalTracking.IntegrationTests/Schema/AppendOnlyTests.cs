using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Schema;

/// <summary>The app with the role it has in production: it owns no table.</summary>
public sealed class AppendOnlyTests(AppendOnlyTests.TwoRoles roles) : IClassFixture<AppendOnlyTests.TwoRoles>
{
    public static TheoryData<string> Refused =>
    [
        .. from table in AppendOnly.Tables
           from sql in new[] { $"delete from {table}", $"truncate {table}", $"drop table {table}", $"alter table {table} add x int" }
           select sql,
        "update audit_entry set actor = 'system'",
        "update audit_seal set hash = '\\x00'",
        "update audit_sealed_entry set digest = '\\x00'",
        "update journal_entry set amount = 0",
        "update premium_entry set amount = 0",
        "delete from \"__EFMigrationsHistory\"",
        "create table mine (id int)",
        "create trigger t after insert on audit_entry execute function suppress_redundant_updates_trigger()",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_written_once_cannot_be_changed(string sql)
    {
        await using var command = roles.App.Database.CreateCommand(sql);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nothing_that_is_deleted_takes_what_is_written_once_with_it() => Assert.Equal(0, await roles.App.ValueAsync<long>(
        """
        with recursive held as (
            select unnest($1::regclass[])::oid as table
            union select k.confrelid from pg_constraint k join held on k.conrelid = held.table where k.contype = 'f')
        select count(*) from pg_constraint k join held on k.conrelid = held.table
        where k.contype = 'f' and k.confdeltype not in ('a', 'r') and k.conrelid = any ($1::regclass[])
        """,
        (object)AppendOnly.Tables));

    [Fact]
    public async Task Whoever_asks_the_database_is_the_app_also_right_after_the_start()
    {
        for (var i = 0; i < 3; i++)
        {
            await using var scope = roles.App.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database;
            Assert.Equal(roles.Role, await database.SqlQuery<string>($"""select current_user::text as "Value" """).SingleAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Everything_else_works()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var register = new HttpRequestMessage(HttpMethod.Post, "/api/v1/shipments")
        {
            Headers = { Authorization = new("Bearer", DemoKeys.Partner) },
            Content = JsonContent.Create(new
            {
                shipments =
                new[] { new { trackNumber = "ZA000000005HK", service = "registered", origin = "HK", destination = "RU" } }
            }),
        };
        var answer = await roles.App.Http.SendAsync(register, cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(cancellation));
        Assert.Equal(
            HttpStatusCode.OK, (await roles.App.Http.GetAsync(new Uri("/track/ZA000000005HK", UriKind.Relative), cancellation)).StatusCode);
        Assert.Equal(
            HttpStatusCode.OK, (await roles.App.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation)).StatusCode);

        await using var scope = roles.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync(AuditActions.AuditRead, null, null, cancellation);
        Assert.True(await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(cancellation) > 0);

        // The months of the events are the owner's to make.
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().ExtendAsync(cancellation);
        Assert.DoesNotContain("permission denied", await roles.App.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_role_is_told_that_only_the_chain_protects_the_log()
    {
        await using var app = await TrackingApp.StartAsync(
            await roles.Databases.CreateAsync(), new Dictionary<string, string> { ["Serilog:MinimumLevel:Default"] = "Information" });

        Assert.Contains("protected by their chains only", await app.LogAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("protected by their chains only", await roles.App.LogAsync(), StringComparison.Ordinal);
    }

    /// <summary>The app on a database that another role made, and a role of its own that was given nothing but the door.</summary>
    public sealed class TwoRoles(TestDatabases databases) : IAsyncLifetime
    {
        private TrackingApp? _app;

        public TestDatabases Databases => databases;

        public TrackingApp App => _app ?? throw new InvalidOperationException("The app was not started.");

        public string Role { get; } = $"app {Guid.NewGuid():N}";

        public async ValueTask InitializeAsync()
        {
            var owner = await databases.CreateEmptyAsync();
            await using (var database = NpgsqlDataSource.Create(owner))
            {
                await using var make = database.CreateCommand($"create role \"{Role}\" login");
                await make.ExecuteNonQueryAsync();
            }

            _app = await TrackingApp.StartAsync(
                new NpgsqlConnectionStringBuilder(owner) { Username = Role }.ConnectionString,
                new Dictionary<string, string>
                {
                    ["ConnectionStrings:Migrations"] = owner,
                    ["Serilog:MinimumLevel:Default"] = "Information",
                });
        }

        public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
