using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>A carrier that fails is left alone by all instances, and by them alone: the others are asked as before.</summary>
public sealed class CarrierHealthTests(TestDatabases databases)
{
    private const string OpenUntil = "select open_until from carrier_health where carrier = 1";

    [Fact]
    public async Task A_failing_carrier_is_left_alone_by_all_and_mended_by_one_probe()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var (one, other) = (house.Instance(), house.Instance());
        await house.DueAsync(one, 1, 30);
        await house.BreakAsync(new { partner = "russian-post", kind = "status", status = 503 });

        Assert.Equal(4, await one.PollAsync()); // one wave
        Assert.Equal(0, await other.PollAsync());
        var first = await house.TimeAsync(OpenUntil) - house.Now;
        Assert.InRange(first!.Value, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(18));

        // The wait doubles, each time after a single question.
        house.Clock.Advance(TimeSpan.FromSeconds(18));
        Assert.Equal(1, await other.PollAsync());
        Assert.Equal(0, await one.PollAsync());
        Assert.InRange((await house.TimeAsync(OpenUntil) - house.Now)!.Value, TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36));

        // While one asks, the other waits for the outcome.
        await house.MendAsync();
        await house.BreakAsync(new { partner = "russian-post", kind = "delay", delayMs = 400, times = 1 });
        house.Clock.Advance(TimeSpan.FromSeconds(36));
        var probe = one.PollAsync();
        await Eventually.SeeAsync(async () => (await house.QuestionsAsync()).Values.Sum(), questions => questions == 6);
        Assert.Equal(0, await other.PollAsync());
        Assert.Equal(1, await probe);

        Assert.Null(await house.TimeAsync(OpenUntil));
        house.Clock.Advance(TimeSpan.FromMinutes(5)); // those that failed
        await Task.WhenAll(one.PollAllAsync(), other.PollAllAsync());
        Assert.Equal(30, (await house.QuestionsAsync()).Count);
        Assert.Equal(
            0L, await house.ValueAsync<long>("select count(*) from poll_plan where lease_until is not null or next_due <= $1", house.Now));
    }

    [Theory]
    [InlineData(503, 90, 90)]
    [InlineData(429, 3_600, 3_600)]
    [InlineData(429, 1_000_000_000, 86_400)] // a day at most
    public async Task Retry_after_is_honoured_to_the_second(int status, int retryAfterSeconds, int waited)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var (one, other) = (house.Instance(), house.Instance());
        await house.DueAsync(one, 1, 3);
        await house.BreakAsync(new { partner = "russian-post", kind = "status", status, retryAfterSeconds, times = 3 });

        Assert.Equal(3, await one.PollAsync());
        Assert.Equal(house.Now.AddSeconds(waited), await house.TimeAsync(OpenUntil));
        house.Clock.Advance(TimeSpan.FromSeconds(waited - 1));
        Assert.Equal(0, await other.PollAsync());
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.DueAgainAsync();
        Assert.Equal(1, await other.PollAsync());
    }

    [Fact]
    public async Task A_refused_login_closes_the_carrier_for_an_hour()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance(("Carriers:RussianPost:Password", "wrong"));
        await house.DueAsync(instance, 1, 1);

        Assert.Equal(1, await instance.PollAsync());
        Assert.Equal(house.Now.AddHours(1), await house.TimeAsync(OpenUntil));
        Assert.Equal("Refused", await house.ValueAsync<string>("select last_failure from carrier_health where carrier = 1"));
    }

    [Fact]
    public async Task A_success_that_began_before_a_failure_does_not_open_the_carrier_again()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var (slow, other) = (house.Instance(), house.Instance());
        var began = house.Now;
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var limited = new CarrierUnavailableException(CarrierTrouble.RateLimited, TimeSpan.FromHours(2));
        await other.Claims.FailedAsync(Carrier.RussianPost, limited, TestContext.Current.CancellationToken);
        await slow.Claims.SucceededAsync(Carrier.RussianPost, began, TestContext.Current.CancellationToken);

        Assert.Equal(house.Now.AddHours(2), await house.TimeAsync(OpenUntil));
    }

    [Fact]
    public async Task A_carrier_that_hangs_or_fails_does_not_delay_another()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        await house.DueAsync(instance, 1, 2);
        await house.ExecuteAsync("insert into poll_plan (track_number, generation, carrier, tier, urgent, next_due, lease) "
            + "select track_number, generation, 2, tier, urgent, next_due, 0 from poll_plan");
        await house.BreakAsync(new { partner = "russian-post", kind = "delay", delayMs = 1_500 });

        var hanging = instance.PollAsync();
        Assert.Equal(2, await instance.PollAsync(Carrier.Cainiao));
        Assert.False(hanging.IsCompleted);
        await hanging;

        await house.BreakAsync(new { partner = "cainiao", kind = "garbage" });
        await house.DueAgainAsync();
        await instance.PollAsync(Carrier.Cainiao);
        Assert.Equal("Garbled", await house.ValueAsync<string>("select last_failure from carrier_health where carrier = 2"));
        Assert.Null(await house.TimeAsync(OpenUntil));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("login-page")]
    [InlineData("dtd")]
    [InlineData("huge")]
    public async Task What_is_known_stays_when_the_answer_is_no_answer(string kind)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await house.BreakAsync(new { partner = "russian-post", kind, megabytes = 64 });

        Assert.Equal(1, await instance.PollAsync());
        var status = await house.ValueAsync<short>("select status from shipment_view where track_number = $1", number);
        Assert.Equal((short)ShipmentStatus.Accepted, status);
        Assert.Equal(house.Now.AddMinutes(5), await house.TimeAsync("select next_due from poll_plan"));
        Assert.Equal(1, await house.ValueAsync<int>("select consecutive_failures from carrier_health where carrier = 1"));
    }
}
