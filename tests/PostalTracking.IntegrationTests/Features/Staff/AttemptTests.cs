using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class AttemptTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly IPAddress Thief = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Office = IPAddress.Parse("198.51.100.20");

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TrackingApp? _app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SignInAttempts Attempts => _app!.Services.GetRequiredService<SignInAttempts>();

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: _clock);

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    [Fact]
    public async Task Each_failure_beyond_a_few_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        var waits = new List<int>();
        for (var i = 0; i < 17; i++)
        {
            Assert.Null(await TryAsync("ivanova", Thief));
            var wait = await TryAsync("ivanova", Thief) is { } told ? (int)Math.Round(told.TotalSeconds) : 0;
            if (wait > 0)
            {
                waits.Add(wait);
                _clock.Advance(TimeSpan.FromSeconds(wait));
            }
            else
            {
                i++;
            }
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits.Take(12));
    }

    [Fact]
    public async Task A_stranger_s_guesses_keep_nobody_out_of_the_own_office()
    {
        for (var i = 0; i < 30; i++)
        {
            await TryAsync("ivanova", Thief);
        }

        Assert.NotNull(await TryAsync("ivanova", Thief));
        Assert.Null(await TryAsync("ivanova", Office));
        Assert.Null(await TryAsync("petrov", Thief));
    }

    [Fact]
    public async Task One_place_cannot_go_through_all_the_names()
    {
        var free = 0;
        for (var i = 0; i < 100; i++)
        {
            free += await TryAsync($"name{i}", Thief) is null ? 1 : 0;
        }

        Assert.Equal(SignInAttempts.FreeOfNetwork + 1, free);
        Assert.Null(await TryAsync("name0", Office));
    }

    [Fact]
    public async Task Many_at_once_are_no_way_around()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync("ivanova", Thief)));

        Assert.Equal(SignInAttempts.FreeOfAccount + 1, verdicts.Count(wait => wait is null));
    }

    [Fact]
    public async Task Success_and_an_hour_of_quiet_forget_it()
    {
        for (var i = 0; i < 6; i++)
        {
            await TryAsync("ivanova", Thief);
        }

        await Attempts.SucceededAsync("password", "IVANOVA", Thief, Cancel);
        Assert.Null(await TryAsync("ivanova", Thief));

        for (var i = 0; i < 6; i++)
        {
            await TryAsync("petrov", Thief);
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await TryAsync("petrov", Thief));
        Assert.Null(await TryAsync("petrov", Thief));
    }

    [Fact]
    public async Task The_page_says_when_the_next_attempt_may_be_made()
    {
        using var client = _app!.Client(keepsCookies: true);
        HttpResponseMessage? answer = null;
        for (var i = 0; i < SignInAttempts.FreeOfAccount + 2; i++)
        {
            answer = await client.PostFormAsync("/staff", new() { ["UserName"] = "nobody", ["Password"] = "wrong-password-1" });
        }

        Assert.Contains("Следующая через 1 с.", await answer!.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    private Task<TimeSpan?> TryAsync(string account, IPAddress from) => Attempts.BeginAsync("password", account, from, Cancel);
}
