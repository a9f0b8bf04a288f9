using System.Net;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>The form that asks to be told: whom it takes, how often, and what it gives away.</summary>
public sealed class NoticeFormTests(SharedNoticeHouse shared, TestDatabases databases) : IClassFixture<SharedNoticeHouse>
{
    private static readonly (string Name, string Value)[] Arrivals = [("Form.Events", "Arrived"), ("Form.Events", "Handed")];

    [Fact]
    public async Task Who_is_told_already_and_who_is_not_get_the_same_answer()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (told, capability) = await house.SubscribeAsync(number, NoticeHouse.Everything with { Events = NoticeEvents.Courier });
        using var stranger = new BuyerVisit(house.App);

        var answers = new List<string>();
        foreach (var email in new[] { told, NoticeHouse.NewEmail() })
        {
            var (answer, text) = await stranger.FillAsync($"/notices/new?number={number}", null, [("Contact", email), .. Arrivals]);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {text}");
        }

        Assert.Single(answers.Distinct());

        // The one who is told keeps what was chosen, and hears of it.
        Assert.Equal(NoticeEvents.Courier, (await house.SubscriptionAsync(number, told)).Events);
        await house.CarryAsync();
        var reminder = house.Sink.Letters.Single(mail => mail.To.Mailboxes.Single().Address == told);
        Assert.Contains($"/notices/{capability}", reminder.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/notices/confirm/", reminder.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carriers_are_asked_first_about_a_parcel_that_somebody_is_told_of()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var email = NoticeHouse.NewEmail();
        await house.App.SetAsync("update poll_plan set tier = 3 where track_number = $1", number);

        await house.AskAsync(number, email);
        Assert.Equal(3, await TierAsync());

        var capability = house.CapabilityOf(number, email);
        Assert.True(await house.InBookAsync(book => book.ConfirmAsync(capability, TestContext.Current.CancellationToken)));
        Assert.Equal(2, await TierAsync());

        async Task<int> TierAsync() =>
            await house.App.ValueAsync<int>("select max(tier)::int from poll_plan where track_number = $1", number);
    }

    [Fact]
    public async Task One_person_is_asked_three_times_a_day_at_most()
    {
        var house = await shared.ClearedAsync();
        var email = NoticeHouse.NewEmail();
        for (var parcel = 0; parcel < 5; parcel++)
        {
            await house.AskAsync(await house.OnTheWayAsync(), email);
        }

        await house.CarryAsync();
        Assert.Equal(3, house.Sink.Letters.Count);

        house.Clock.Advance(TimeSpan.FromDays(1.01));
        await house.AskAsync(await house.OnTheWayAsync(), email);
        await house.CarryAsync();
        Assert.Equal(4, house.Sink.Letters.Count);
    }

    [Fact]
    public async Task From_one_network_no_more_are_taken_than_the_day_allows()
    {
        await using var house = await NoticeHouse.OpenAsync(databases, ("Notices:AsksPerDay", "2"));
        var number = await house.OnTheWayAsync();
        using var stranger = new BuyerVisit(house.App);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add((await stranger.FillAsync(
                $"/notices/new?number={number}", null, [("Contact", NoticeHouse.NewEmail()), .. Arrivals])).Answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], codes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("anna@example.org, boris@example.org")]
    [InlineData("anna@example.org\r\nBcc: everybody@example.org")]
    [InlineData("Anna <anna@example.org>")]
    [InlineData("\"a\nb\"@example.org")]
    [InlineData("+7 910 123-45-67")]
    public async Task What_is_no_address_is_not_taken(string typed)
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        using var person = new BuyerVisit(house.App);

        var (answer, text) = await person.FillAsync($"/notices/new?number={number}", null, [("Contact", typed), .. Arrivals]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Проверьте адрес", text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.App.CountAsync("notice_subscription", number));
    }

    [Fact]
    public async Task Without_an_address_of_the_house_nobody_is_asked_for_theirs()
    {
        await using var house = await NoticeHouse.OpenAsync(databases, ("Site:Address", ""));
        var number = await house.OnTheWayAsync();
        using var person = new BuyerVisit(house.App);

        Assert.DoesNotContain("/notices/", (await person.GetAsync($"/track/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/notices/new?number={number}")).Answer.StatusCode);
        await house.AskAsync(number, NoticeHouse.NewEmail());
        Assert.Equal(0, await house.CarryAsync());
    }
}
