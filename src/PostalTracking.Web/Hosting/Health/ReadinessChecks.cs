using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

/// <summary>Started up, and not on the way out.</summary>
internal sealed class StateCheck(ReadinessState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.IsStopping || state.Missing.Any() ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}

/// <summary>The database answers; degraded where it could lose what it has acknowledged (reliability rule R6).</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var settings = database.CreateCommand(
            """
            select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
               and current_setting('synchronous_commit') <> 'off'
            """);
        return await settings.ExecuteScalarAsync(cancellationToken) is true ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
    }
}

/// <summary>The schema is the one this build was made for; once it is, it stays so.</summary>
internal sealed class MigrationsCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    private bool _isUpToDate;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!_isUpToDate)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database;
            _isUpToDate = !(await database.GetPendingMigrationsAsync(cancellationToken)).Any();
        }

        return _isUpToDate ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}

/// <summary>Room on the disks this process writes to.</summary>
internal sealed class DiskCheck(IConfiguration configuration) : IHealthCheck
{
    private const long LeastFree = 500L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] paths = [Path.GetTempPath(), configuration["Evidence:Path"] ?? AppContext.BaseDirectory];
        return Task.FromResult(
            paths.All(path => new DriveInfo(Existing(path)).AvailableFreeSpace >= LeastFree)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded());
    }

    // A folder that the first file will make lies on the disk of the one it is made in.
    private static string Existing(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }
}
