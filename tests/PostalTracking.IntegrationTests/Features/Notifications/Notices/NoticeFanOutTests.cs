using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Senders;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

public sealed class NoticeFanOutTests(SharedNoticeHouse shared) : IClassFixture<SharedNoticeHouse>
{
    [Fact]
    public async Task An_arrival_is_told_once_however_often_it_is_passed_on()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, _) = await house.SubscribeAsync(number);
        await house.ArriveAsync(number);

        Assert.Equal(1, await house.PostAsync());
        await house.AgainAsync(number);
        Assert.Equal(0, await house.PostAsync());

        var mail = Assert.Single(house.Sink.Letters);
        Assert.Equal(email, mail.To.Mailboxes.Single().Address);
        Assert.Contains("Ждёт вас в отделении 390000", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("390000", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"{NoticeHouse.Site}/track/{number}", mail.TextBody, StringComparison.Ordinal);
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal((NoticeState.Sent, "available_for_pickup", 1), (told.State, told.Said, told.Attempts));
    }

    [Fact]
    public async Task Two_instances_at_once_tell_it_once()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number);
        await house.SubscribeAsync(number);
        await house.ArriveAsync(number);

        await Task.WhenAll(house.RelayAsync(), house.RelayAsync());
        await Task.WhenAll(house.CarryAsync(), house.CarryAsync(), house.CarryAsync());

        Assert.Equal(2, house.Sink.Letters.Count);
        Assert.Equal(2, house.Sink.Letters.Select(mail => mail.To.Mailboxes.Single().Address).Distinct().Count());
    }

    [Fact]
    public async Task Several_steps_at_once_are_one_letter_of_the_newest_state()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number);
        await house.App.TellAsync(number, Sent.Event(number, "8/2", 0.3), Sent.Event(number, "2/1", 0.1));
        await house.PostAsync();

        Assert.Contains("Вручена получателю", Assert.Single(house.Sink.Letters).TextBody, StringComparison.Ordinal);

        // And so are steps that came one after the other while the relay stood still.
        var other = await house.OnTheWayAsync();
        await house.SubscribeAsync(other);
        await house.ArriveAsync(other, 0.3);
        await house.App.TellAsync(other, Sent.Event(other, "2/1", 0.1));
        await house.PostAsync();
        Assert.Equal(2, house.Sink.Letters.Count);
    }

    [Fact]
    public async Task What_was_not_chosen_is_not_told_and_who_has_not_said_yes_hears_nothing()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number, NoticeHouse.Everything with { Events = NoticeEvents.Handed });
        await house.AskAsync(number, NoticeHouse.NewEmail());
        await house.ArriveAsync(number);
        await house.RelayAsync();

        Assert.Empty(await house.LedgerAsync(number));
    }

    [Fact]
    public async Task What_the_relay_brings_too_late_is_not_told()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number);
        await house.ArriveAsync(number);
        await house.App.SetAsync(
            "update outbox_message set created_at = $1 where done_at is null", house.Clock.GetUtcNow() - TimeSpan.FromDays(3.1));
        await house.RelayAsync();

        Assert.Empty(await house.LedgerAsync(number));
    }

    [Fact]
    public async Task An_old_step_that_is_heard_of_late_is_told_only_while_the_parcel_waits_for_its_person()
    {
        var house = await shared.ClearedAsync();
        var (handed, waits) = (await house.OnTheWayAsync(), await house.OnTheWayAsync());
        foreach (var number in new[] { handed, waits })
        {
            await house.SubscribeAsync(number);
        }

        await house.ArriveAsync(waits, 1.9);
        await house.App.TellAsync(handed, Sent.Event(handed, "2/1", 1.9));
        await house.App.SetAsync(
            "update shipment_view set status_since = status_since - interval '4 days' where track_number in ($1, $2)", handed, waits);
        await house.RelayAsync();

        Assert.Empty(await house.LedgerAsync(handed));
        Assert.Single(await house.LedgerAsync(waits));
    }

    [Fact]
    public async Task A_number_that_became_another_parcels_is_still_told_to_who_asked_under_it()
    {
        var house = await shared.ClearedAsync();
        var (former, now) = (await house.OnTheWayAsync(), await house.OnTheWayAsync());
        await house.SubscribeAsync(former);
        await house.App.SetAsync(
            """
            insert into track_number_alias (track_number, generation, parcel_number, parcel_generation, change) values ($1, 1, $2, 1, 1)
            """,
            former,
            now);
        await house.App.SetAsync("delete from shipment_view where track_number = $1", former);
        await house.ArriveAsync(now);
        await house.PostAsync();

        Assert.Equal("available_for_pickup", Assert.Single(await house.LedgerAsync(former)).Said);
        Assert.Contains("Ждёт вас в отделении 390000", Assert.Single(house.Sink.Letters).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_a_parcel_of_a_deceiver_is_warned_once_before_paying()
    {
        var house = await shared.ClearedAsync();
        var number = await house.App.ArrivedAsync(sender: "notice-deceiver");
        await house.RelayAsync();
        await house.SubscribeAsync(number);
        await house.SubscribeAsync(number, NoticeHouse.Everything with { Events = NoticeEvents.Arrived });
        await house.App.DeceivedAsync("notice-deceiver");
        await house.App.DeceivedAsync("notice-deceiver");
        await house.App.InScopeAsync(services =>
            services.GetRequiredService<WarnRecipients>().RunAsync(TestContext.Current.CancellationToken));
        await house.RelayAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.CarryAsync();

        var mail = Assert.Single(house.Sink.Letters);
        Assert.StartsWith("Посылка …", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("прочитайте до оплаты", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("отказаться", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_of_a_thousand_happenings_is_a_handful_of_statements()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        await house.SubscribeAsync(number);
        var happenings = Enumerable.Range(0, 1000).Select(i => new Happening(
            Guid.NewGuid(),
            "shipment.updated",
            JsonSerializer.SerializeToElement(new { trackNumber = number, generation = 1, status = "accepted", previousStatus = "pending" }),
            house.Clock.GetUtcNow())).ToList();

        await house.App.InScopeAsync(async services =>
        {
            await using var connection = await house.App.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await services.GetRequiredService<IOutboxReader>().TakeAsync(connection, happenings, TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal("accepted", Assert.Single(await house.LedgerAsync(number)).Said);
    }
}
