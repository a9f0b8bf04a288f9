using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Staff;

/// <summary>A database with what writes, seals and verifies its audit log; nothing runs by itself.</summary>
internal sealed class AuditHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AuditHouse(ServiceProvider services) => _services = services;

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<AuditHouse> OpenAsync(TestDatabases databases) => new(new ServiceCollection()
        .AddData(await databases.CreateAsync())
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddAudit()
        .BuildServiceProvider());

    /// <summary>Writes an entry, and answers its id.</summary>
    public async Task<long> WriteAsync(string subject)
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditLog>()
            .WriteAsync(AuditActions.AccountChanged, subject, new { Office = 390000 }, TestContext.Current.CancellationToken);
        return await ValueAsync<long>($"select id from audit_entry where subject = '{subject}'");
    }

    /// <summary>As one instance does it; the answer is how many were sealed.</summary>
    public async Task<int> SealAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(TestContext.Current.CancellationToken);
    }

    public async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ValueAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
