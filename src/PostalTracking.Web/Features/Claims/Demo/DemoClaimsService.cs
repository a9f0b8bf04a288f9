namespace PostalTracking.Web.Features.Claims.Demo;

/// <summary>Makes <see cref="DemoClaims"/> before the first request, once the secret of the buyers' codes is read.</summary>
internal sealed class DemoClaimsService(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoClaims>().SeedAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
