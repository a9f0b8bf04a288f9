using Npgsql;
using static PostalTracking.IntegrationTests.Features.Carriers.PollingHouse;
using static PostalTracking.IntegrationTests.Features.Carriers.PostHouse;

namespace PostalTracking.IntegrationTests.Features.Carriers;

/// <summary>Every error the post has for a batch, and answers that are none.</summary>
public sealed class TicketErrorTests(TestDatabases databases)
{
    [Theory]
    [InlineData(17)]
    [InlineData(2)]
    [InlineData(18)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(12)]
    public async Task A_ticket_the_post_will_not_answer_gives_its_numbers_back(int error)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract(("Carriers:RussianPost:CollectFor", "00:05:00"), ("Carriers:RussianPost:BatchSize", "3"));
        await house.DueAsync(instance, 1, 2);
        await house.ExecuteAsync("update poll_plan set next_due = next_due - interval '5 minutes'");
        Assert.Equal(2, await instance.TicketsAsync());
        await house.OrderErrorsAsync(error);

        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();

        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(2L, await house.DueCountAsync());
        Assert.Equal(0, await house.ValueAsync<int>("select consecutive_failures from carrier_health where carrier = 1"));
    }

    [Theory]
    [InlineData(3, "Refused", 60)]
    [InlineData(16, "Failed", null)]
    [InlineData(99, "Failed", null)]
    public async Task An_error_of_the_posts_own_leaves_the_ticket_out(int error, string trouble, int? leftAloneMinutes)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        await house.DueAsync(instance, 1, 2);
        await instance.TicketsAsync();
        await house.OrderErrorsAsync(error);
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();

        Assert.Equal(trouble, await house.ValueAsync<string>("select last_failure from carrier_health where carrier = 1"));
        var open = await house.TimeAsync("select open_until from carrier_health where carrier = 1");
        Assert.True(leftAloneMinutes is { } minutes ? open == house.Now.AddMinutes(minutes) : open > house.Now);
        Assert.Equal(1L, await house.OpenTicketsAsync());

        house.Clock.Advance(TimeSpan.FromHours(1));
        await instance.TicketsAsync();
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(2L, await house.ValueAsync<long>("select count(*) from poll_plan where checked_at = $1", house.Now));
    }

    [Theory]
    [InlineData(3, "Refused")]
    [InlineData(16, "Failed")]
    [InlineData(20, "Failed")]
    [InlineData(22, "Failed")]
    public async Task Where_no_ticket_was_given_the_numbers_wait_a_little(int error, string trouble)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        await house.DueAsync(instance, 1, 2);
        await house.OrderErrorsAsync(error);

        Assert.Equal(0, await instance.TicketsAsync());
        Assert.Equal(trouble, await house.ValueAsync<string>("select last_failure from carrier_health where carrier = 1"));
        Assert.Equal(2L, await house.ValueAsync<long>(
            "select count(*) from poll_plan where next_due = $1 and lease_until is null", house.Now.AddMinutes(5)));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_stored_keeps_no_other_of_its_ticket_waiting()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        var broken = await house.OrderedAsync(new { life = "ems", destinationPostalCode = "620000", steps = 7 });
        await instance.TicketsAsync();
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();

        // The read model has lost what was heard: the events' own key stops whoever hears it again.
        await house.ExecuteAsync("update shipment_view set history = '\\x0100', version = 0 where track_number = $1", broken);
        await house.ExecuteAsync("update poll_plan set next_due = $1 where track_number = $2", house.Now, broken);
        var other = await house.OrderedAsync(new { life = "ems", destinationPostalCode = "620000", steps = 7 });
        Assert.Equal(2, await instance.TicketsAsync());
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();

        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(house.Now, await house.TimeAsync("select checked_at from shipment_view where track_number = $1", other));
        Assert.Equal(house.Now + TimeSpan.FromHours(6), await house.TimeAsync("select next_due from poll_plan where track_number = $1", broken));
    }

    [Fact]
    public async Task A_ticket_whose_answer_meets_a_database_in_trouble_is_asked_about_again()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        var number = await house.OrderedAsync(new { life = "ems", destinationPostalCode = "620000", steps = 7 });
        await house.OrderedAsync(new { life = "ems", destinationPostalCode = "620000", steps = 7 });
        await instance.TicketsAsync();
        house.Clock.Advance(Quarter);
        await house.ExecuteAsync("alter table tracking_event rename to gone");
        await Assert.ThrowsAsync<PostgresException>(instance.TicketsAsync);
        Assert.Equal(1L, await house.OpenTicketsAsync());

        await house.ExecuteAsync("alter table gone rename to tracking_event");
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(house.Now, await house.TimeAsync("select checked_at from shipment_view where track_number = $1", number));
    }

    [Fact]
    public async Task A_request_the_post_finds_too_long_is_asked_in_halves()
    {
        await using var house = await OpenAtOneTimeAsync(databases, "Simulator:LargestTicket=3");
        var instance = house.WithContract();
        await house.DueAsync(instance, 1, 10);

        Assert.Equal(10, await instance.TicketsAsync());
        Assert.Equal([2, 3, 2, 3], await house.TicketsAsync());
    }

    [Fact]
    public async Task A_number_the_post_finds_impossible_is_one_it_does_not_know()
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        var numbers = await house.DueAsync(instance, 1, 2);
        await house.OrderErrorsAsync(2, 21); // of both, then of the first alone

        await instance.TicketsAsync();
        Assert.Equal([1], await house.TicketsAsync());
        Assert.Equal(1L, await house.ValueAsync<long>("select count(*) from poll_plan where checked_at = $1", house.Now));
        Assert.Equal(2, numbers.Length);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("cut")]
    [InlineData("dtd")]
    [InlineData("login-page")]
    public async Task An_answer_that_is_none_is_asked_for_again(string kind)
    {
        await using var house = await OpenAtOneTimeAsync(databases);
        var instance = house.WithContract();
        await house.DueAsync(instance, 1, 2);
        await instance.TicketsAsync();
        house.Clock.Advance(Quarter);
        await house.BreakAsync(new { partner = "russian-post", kind, times = 1 });

        await instance.TicketsAsync();
        Assert.Equal(1, await house.ValueAsync<int>("select consecutive_failures from carrier_health where carrier = 1"));
        house.Clock.Advance(Quarter);
        await instance.TicketsAsync();
        Assert.Equal(0L, await house.OpenTicketsAsync());
        Assert.Equal(0, await house.ValueAsync<int>("select consecutive_failures from carrier_health where carrier = 1"));
    }
}
