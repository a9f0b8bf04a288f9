using PostalTracking.Web.Features.Carriers;

namespace PostalTracking.IntegrationTests.Features.Carriers;

public sealed class GarbledAnswerTests(TestDatabases databases)
{
    private const string Newest = "select sample from garbled_answer order by heard_at desc, id desc limit 1";

    [Theory]
    [InlineData("truncated")]
    [InlineData("nul-bytes")]
    [InlineData("windows-1251-unsaid")]
    [InlineData("half-a-letter")]
    public async Task The_head_of_a_garbled_answer_is_kept_for_the_operator_without_anybodys_name(string kind)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        var number = (await house.DueAsync(instance, 1, 1))[0];
        await house.Partners.OrderAsync(new { life = "registered", trackNumber = number, steps = 9 });
        await house.BreakAsync(new { partner = "russian-post", kind });

        Assert.Equal(1, await instance.PollAsync());
        var sample = await house.ValueAsync<string>(Newest);
        Assert.Contains("OperationHistoryData", sample, StringComparison.Ordinal);
        Assert.Contains("Sndr…", sample, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[^\x00-\x7F…]", sample!);
        Assert.Equal("Garbled", await house.ValueAsync<string>("select trouble from garbled_answer"));
    }

    [Fact]
    public async Task Of_what_is_too_large_the_beginning_is_kept()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        await house.DueAsync(instance, 1, 1);
        await house.BreakAsync(new { partner = "russian-post", kind = "gzip-bomb", megabytes = 50 });

        Assert.Equal(1, await instance.PollAsync());
        Assert.InRange((await house.ValueAsync<string>(Newest))!.Length, 100, 4096);
    }

    [Fact]
    public async Task Twenty_of_a_carrier_are_kept_for_a_week()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var instance = house.Instance();
        await house.DueAsync(instance, 1, 1);
        await house.BreakAsync(new { partner = "russian-post", kind = "login-page" });
        for (var i = 0; i < 23; i++)
        {
            await house.DueAgainAsync();
            Assert.Equal(1, await instance.PollAsync());
            house.Clock.Advance(TimeSpan.FromHours(2));
        }

        const string Count = "select count(*) from garbled_answer";
        Assert.Equal(20, await house.ValueAsync<long>(Count));

        house.Clock.Advance(TimeSpan.FromDays(6.5));
        Assert.InRange(await instance.Get<GarbledAnswers>().RunAsync(TestContext.Current.CancellationToken), 1, 19);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await instance.Get<GarbledAnswers>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await house.ValueAsync<long>(Count));
    }
}
