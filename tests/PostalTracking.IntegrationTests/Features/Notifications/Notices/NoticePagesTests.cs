using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

public sealed partial class NoticePagesTests(SharedNoticeHouse shared) : IClassFixture<SharedNoticeHouse>
{
    private static readonly (string Name, string Value)[] Arrivals = [("Form.Events", "Arrived"), ("Form.Events", "Handed")];

    [Fact]
    public async Task From_the_parcels_page_to_a_letter_and_out_again()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        using var person = new BuyerVisit(house.App);

        var (_, page) = await person.GetAsync($"/track/{number}");
        var form = Link.Match(page).Groups[1].Value;
        Assert.Equal($"/notices/new?number={number}&generation=1", form);
        var (asked, _) = await person.FillAsync(form, null, [("Contact", "Anna@People.Example"), .. Arrivals]);
        Assert.Equal($"/notices/new?number={number}&generation=1&asked=true", asked.Headers.Location?.OriginalString);
        var (_, said) = await person.GetAsync(asked.Headers.Location!.OriginalString);
        Assert.Contains("Мы отправили письмо с кнопкой", said, StringComparison.Ordinal);
        Assert.DoesNotContain("people.example", said, StringComparison.OrdinalIgnoreCase);

        await house.CarryAsync();
        var question = Assert.Single(house.Sink.Letters);
        Assert.Equal("Anna@People.Example", question.To.Mailboxes.Single().Address);
        var confirm = Path(question.TextBody!, "/notices/confirm/");
        var (opened, _) = await person.GetAsync(confirm);
        Assert.True(opened.Headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", opened.Headers.GetValues("Referrer-Policy").Single());
        Assert.Null((await house.SubscriptionAsync(number, "anna@people.example")).ConfirmedAt);

        var (yes, _) = await person.PostAsync(confirm, confirm);
        var own = yes.Headers.Location!.OriginalString.Split('?')[0];
        Assert.StartsWith("/notices/", own, StringComparison.Ordinal);
        Assert.NotNull((await house.SubscriptionAsync(number, "anna@people.example")).ConfirmedAt);

        house.Sink.Clear();
        await house.ArriveAsync(number);
        await house.PostAsync();
        Assert.Contains("Ждёт вас в отделении", Assert.Single(house.Sink.Letters).TextBody, StringComparison.Ordinal);
        var (_, ledger) = await person.GetAsync(own);
        Assert.Contains("Ждёт в отделении", ledger, StringComparison.Ordinal);
        Assert.Contains("отправлено", ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", ledger, StringComparison.OrdinalIgnoreCase);

        // As a mail program does it, RFC 8058: no cookie, no token.
        using var program = house.App.Client();
        using var press = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var stopped = await program.PostAsync(
            new Uri(new Uri(house.Sink.Letters.Single().Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath, UriKind.Relative),
            press,
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        var ended = await house.SubscriptionAsync(number, "anna@people.example");
        Assert.Equal((NoticeEnd.Stopped, null), (ended.End, ended.Address));
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(own)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(confirm)).Answer.StatusCode);
    }

    [Fact]
    public async Task To_open_the_way_out_ends_nothing_and_its_button_does()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, capability) = await house.SubscribeAsync(number);
        using var person = new BuyerVisit(house.App);

        var (_, asks) = await person.GetAsync($"/notices/{capability}/stop");
        Assert.Contains("Больше не сообщать об этой посылке?", asks, StringComparison.Ordinal);
        Assert.Null((await house.SubscriptionAsync(number, email)).EndedAt);

        var (_, over) = await person.PostAsync($"/notices/{capability}/stop", $"/notices/{capability}/stop");
        Assert.Contains("Больше не сообщаем", over, StringComparison.Ordinal);
        Assert.NotNull((await house.SubscriptionAsync(number, email)).EndedAt);

        // And again, and with a link that never was: what is asked for is so.
        var (twice, _) = await person.PostAsync("/", $"/notices/{capability}/stop");
        var (never, _) = await person.PostAsync("/", $"/notices/{new string('A', 43)}/stop");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (twice.StatusCode, never.StatusCode));
    }

    [Fact]
    public async Task On_the_own_page_people_choose_anew_and_in_their_language()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, capability) = await house.SubscribeAsync(number);
        using var person = new BuyerVisit(house.App);

        var (nothing, _) = await person.FillAsync($"/notices/{capability}", null, ("Language", "en"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var (saved, _) = await person.FillAsync(
            $"/notices/{capability}",
            null,
            ("Form.Events", "Arrived"),
            ("Form.Quiet", "true"),
            ("Form.QuietFrom", "23"),
            ("Form.QuietUntil", "7"),
            ("Form.TimeZone", "Asia/Vladivostok"),
            ("Language", "en"));
        Assert.Equal($"/notices/{capability}?done=saved", saved.Headers.Location?.OriginalString);

        var kept = await house.SubscriptionAsync(number, email);
        Assert.Equal(
            (NoticeEvents.Arrived, new QuietHours(23 * 60, 7 * 60, "Asia/Vladivostok"), "en"), (kept.Events, kept.Quiet, kept.Language));
        await person.FillAsync($"/notices/{capability}", null, ("Form.Events", "Arrived"), ("Language", "en"));
        await house.ArriveAsync(number);
        await house.PostAsync();
        var letter = Assert.Single(house.Sink.Letters);
        Assert.Contains("at the post office", letter.TextBody, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("en", letter.Body!.Headers["Content-Language"]);
    }

    [Fact]
    public async Task Who_stopped_may_begin_again_and_the_old_links_stay_void()
    {
        var house = await shared.ClearedAsync();
        var number = await house.OnTheWayAsync();
        var (email, former) = await house.SubscribeAsync(number);
        await house.ArriveAsync(number, 0.3);
        await house.PostAsync();
        await house.InBookAsync(book => book.StopAsync(former, TestContext.Current.CancellationToken));

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.AskAsync(number, email);
        var now = house.CapabilityOf(number, email, version: 2);
        Assert.NotEqual(former, now);
        Assert.Null(await house.InBookAsync(book => book.FindAsync(former, TestContext.Current.CancellationToken)));
        Assert.True(await house.InBookAsync(book => book.ConfirmAsync(now, TestContext.Current.CancellationToken)));

        // What was told before is not told again.
        await house.AgainAsync(number);
        await house.RelayAsync();
        Assert.Single(await house.LedgerAsync(number));
    }

    [Fact]
    public async Task An_instance_that_delivers_nothing_sends_nothing()
    {
        var house = await shared.ClearedAsync();
        await house.AskAsync(await house.OnTheWayAsync(), NoticeHouse.NewEmail());

        Assert.Equal(0, await house.App.InScopeAsync(services =>
            services.GetRequiredService<EmailRound>().RunAsync(TestContext.Current.CancellationToken)));
        Assert.Empty(house.Sink.Letters);
    }

    private static string Path(string text, string begin) =>
        new Uri(text.Split('\n').First(line => line.Contains(begin, StringComparison.Ordinal)).Trim()).AbsolutePath;

    [GeneratedRegex("href=\"(/notices/new[^\"]+)\"")]
    private static partial Regex Link { get; }
}
