using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class RoundTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Rounds _rounds = new();

    [Fact]
    public async Task A_round_that_fails_is_followed_by_the_next()
    {
        using var service = Service();
        await service.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, _rounds.Begun);
        await Eventually.SeeAsync(BegunAMinuteLaterAsync, begun => begun >= 3);

        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
    }

    private RoundService<Rounds> Service()
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton(_rounds).BuildServiceProvider();
        return new(
            services.GetRequiredService<IServiceScopeFactory>(),
            new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)),
            new(services.GetRequiredService<IMeterFactory>(), _clock),
            _clock,
            NullLogger<Rounds>.Instance);
    }

    private Task<int> BegunAMinuteLaterAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return Task.FromResult(_rounds.Begun);
    }

    private sealed class Rounds : IRound
    {
        private int _begun;

        public int Begun => _begun;

        public Task<int> RunAsync(CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _begun) == 1 ? throw new InvalidOperationException("The first one fails.") : Task.FromResult(1);
    }
}
