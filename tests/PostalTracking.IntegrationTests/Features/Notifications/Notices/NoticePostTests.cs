using Microsoft.Extensions.Time.Testing;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

public sealed class NoticePostTests(SharedNoticeHouse shared) : IClassFixture<SharedNoticeHouse>
{
    [Fact]
    public async Task A_busy_server_is_asked_again_later_and_the_letter_keeps_its_id()
    {
        var house = await shared.ClearedAsync();
        var number = await WaitingAsync(house);
        house.Sink.Then(SmtpManner.Busy, SmtpManner.Closed, SmtpManner.DropAfterData);

        Assert.Equal(1, await house.PostAsync());
        Assert.Equal("450 4.2.1 Mailbox is busy", Assert.Single(await house.LedgerAsync(number)).Failure);
        foreach (var minutes in new[] { 1, 5, 15 })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await house.CarryAsync());
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await house.CarryAsync());
        }

        // The third attempt was read to its end and not taken, the fourth was taken.
        Assert.Equal(4, house.Sink.Conversations);
        Assert.Equal(2, house.Sink.Letters.Count);
        Assert.Single(house.Sink.Letters.Select(mail => mail.MessageId).Distinct());
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal((NoticeState.Sent, null, 4), (told.State, told.Failure, told.Attempts));
    }

    [Fact]
    public async Task A_letter_that_was_taken_is_not_sent_again_however_they_part()
    {
        var house = await shared.ClearedAsync();
        var number = await WaitingAsync(house);
        house.Sink.Then(SmtpManner.TakeAndDrop);

        await house.PostAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.CarryAsync();

        Assert.Single(house.Sink.Letters);
        Assert.Equal(NoticeState.Sent, Assert.Single(await house.LedgerAsync(number)).State);
    }

    [Fact]
    public async Task An_address_that_is_refused_is_forgotten_and_hears_nothing_more()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, capability) = await house.SubscribeAsync(number);
        await house.ArriveAsync(number, 0.2);
        house.Sink.Then(SmtpManner.Refuse);

        await house.PostAsync();
        await house.App.TellAsync(number, Sent.Event(number, "2/1", 0));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.PostAsync();

        Assert.Empty(house.Sink.Letters);
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal((NoticeState.Failed, "550 5.1.1 No such mailbox"), (told.State, told.Failure));
        var subscription = await house.SubscriptionAsync(number, email);
        Assert.Equal((NoticeEnd.Refused, null), (subscription.End, subscription.Address));
        Assert.Null(await house.InBookAsync(book => book.FindAsync(capability, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task That_the_server_does_not_want_us_ends_nobodys_subscription()
    {
        var house = await shared.ClearedAsync();
        var number = await WaitingAsync(house);
        house.Sink.Then(SmtpManner.RefuseSender);

        await house.PostAsync();
        Assert.Equal(NoticeState.Waiting, Assert.Single(await house.LedgerAsync(number)).State);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.CarryAsync();

        Assert.Single(house.Sink.Letters);
    }

    [Fact]
    public async Task After_two_days_without_a_server_a_notice_is_given_up_and_the_person_stays()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, _) = await house.SubscribeAsync(number);
        await house.ArriveAsync(number);
        await house.RelayAsync();
        house.Sink.Then([.. Enumerable.Repeat(SmtpManner.Closed, 9)]);

        for (var attempt = 1; attempt <= 9; attempt++)
        {
            Assert.Equal(1, await house.CarryAsync());
            house.Clock.Advance(NoticeRetry.After(attempt) ?? TimeSpan.FromDays(2));
        }

        Assert.Equal(0, await house.CarryAsync());
        Assert.Equal(NoticeState.Failed, Assert.Single(await house.LedgerAsync(number)).State);
        Assert.Null((await house.SubscriptionAsync(number, email)).EndedAt);
    }

    [Fact]
    public async Task Who_dies_between_the_yes_and_the_note_of_it_sends_the_same_letter_again()
    {
        var house = await shared.ClearedAsync();
        var number = await WaitingAsync(house);
        await house.RelayAsync();

        // The other one's taking is over before its word comes.
        house.Sink.OnData = () => house.Clock.Advance(TimeSpan.FromMinutes(11));
        var first = house.CarryAsync();
        await Eventually.SeeAsync(() => Task.FromResult(house.Sink.Letters.Count), seen => seen == 1);
        house.Sink.OnData = null;
        await house.App.SetAsync("update notice set state = 1, next_attempt_at = $1 where track_number = $2", house.Clock.GetUtcNow(), number);
        await Task.WhenAll(first, house.CarryAsync());
        await house.CarryAsync();

        Assert.Single(house.Sink.Letters.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(NoticeState.Sent, Assert.Single(await house.LedgerAsync(number)).State);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_comes_and_in_the_morning_all_of_it()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var minute = house.Clock.GetUtcNow().UtcDateTime.TimeOfDay.TotalMinutes;
        var quiet = new QuietHours(
            (short)((minute + 1440 - 60) % 1440), (short)((minute + 120) % 1440), "Etc/UTC");
        await house.SubscribeAsync(number, NoticeHouse.Everything with { Quiet = quiet, TimeZone = "Etc/UTC" });
        await house.ArriveAsync(number, 0.2);
        await house.PostAsync();
        await house.App.TellAsync(number, Sent.Event(number, "2/1", 0));
        await house.PostAsync();
        Assert.Empty(house.Sink.Letters);

        house.Clock.Advance(TimeSpan.FromMinutes(119));
        await house.CarryAsync();
        Assert.Empty(house.Sink.Letters);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.CarryAsync();

        // The first says what was, and how it stands now.
        Assert.Equal(2, house.Sink.Letters.Count);
        Assert.Contains(house.Sink.Letters, mail => mail.TextBody!.Contains("Сейчас: вручена получателю", StringComparison.Ordinal));
        Assert.All(await house.LedgerAsync(number), told => Assert.Equal((NoticeState.Sent, 1), (told.State, told.Attempts)));
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_the_outbox_the_ledger_or_the_log()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, capability) = await house.SubscribeAsync(number, email: "marker-7h3k@people.example");
        await house.ArriveAsync(number);
        house.Sink.Then(SmtpManner.Busy);
        await house.PostAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.CarryAsync();
        Assert.Single(house.Sink.Letters);

        var log = await house.App.LogAsync();
        Assert.Contains("of available_for_pickup by \"Email\", attempt 2: Taken", log, StringComparison.Ordinal);
        Assert.DoesNotContain("marker-7h3k", log, StringComparison.Ordinal);
        Assert.DoesNotContain(capability, log, StringComparison.Ordinal);
        foreach (var table in new[] { "outbox_message", "notice", "notice_subscription" })
        {
            var text = await house.App.ValueAsync<string>($"select coalesce(string_agg(t::text, ' '), '') from {table} t");
            Assert.DoesNotContain("marker-7h3k", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(email)), text, StringComparison.Ordinal);
            Assert.DoesNotContain(capability, text, StringComparison.Ordinal);
        }

        var letter = house.Sink.Letters.Single();
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        Assert.Equal("ru", letter.Body!.Headers["Content-Language"]);
        Assert.Equal($"<{NoticeHouse.Site}/notices/{capability}/stop>", letter.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task People_are_forgotten_in_their_time()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.AskAsync(number, NoticeHouse.NewEmail());
        var (stays, _) = await house.SubscribeAsync(number);
        await PurgeAsync(house, 7.1);
        Assert.Equal(1, await house.App.CountAsync("notice_subscription", number));

        await house.App.SetAsync(
            "update shipment_view set status = 10, status_since = $2 where track_number = $1", number, house.Clock.GetUtcNow());
        await PurgeAsync(house, 59.9);
        Assert.Null((await house.SubscriptionAsync(number, stays)).End);
        await PurgeAsync(house, 60.1);
        var over = await house.SubscriptionAsync(number, stays);
        Assert.Equal((NoticeEnd.Over, null), (over.End, over.Address));

        await PurgeAsync(house, 60.1 + 90.1);
        Assert.Equal(0, await house.App.CountAsync("notice_subscription", number));
        Assert.Equal(0, await house.App.CountAsync("notice", number));
    }

    // By a clock of its own: the app's would have every round of those days to catch up with.
    private static Task<int> PurgeAsync(NoticeHouse house, double daysLater) =>
        new NoticePurge(house.App.Database, new FakeTimeProvider(house.Clock.GetUtcNow().AddDays(daysLater)))
            .RunAsync(TestContext.Current.CancellationToken);

    private static async Task<string> WaitingAsync(NoticeHouse house)
    {
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number);
        await house.ArriveAsync(number);
        return number;
    }
}
