using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Sale;

namespace PostalTracking.IntegrationTests.Features.Senders;

public sealed class SenderWarningTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const string One = "подтвердили 1 обман";
    private const string Two = "подтвердили 2 обмана";

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task The_senders_next_parcel_warns_the_clerk_after_one_fraud_and_everybody_after_two()
    {
        var next = await _app.ArrivedAsync(sender: "brick-1");
        Assert.Equal(0, await FraudsAtCounterAsync(next));

        await _app.DeceivedAsync("brick-1");
        Assert.Equal(1, await FraudsAtCounterAsync(next));
        Assert.DoesNotContain("подтвердили", await PageAsync(next), StringComparison.Ordinal);

        await _app.DeceivedAsync("brick-1");
        Assert.Equal(2, await FraudsAtCounterAsync(next));
        await SeesAsync(next, Two);
        Assert.Equal(2, await FraudsAtCounterAsync(await _app.ArrivedAsync(sender: "brick-1")));
    }

    [Fact]
    public async Task Another_name_with_the_same_payee_is_warned_of_as_well()
    {
        var money = SeenSenders.Nothing with { Payee = "ИП Кирпичов К. К." };
        var (first, _) = await _app.DeceivedAsync("brick-2");
        await _app.SeeAsync(first, money);
        Assert.Equal(0, await FraudsAtCounterAsync(await _app.ArrivedAsync(sender: "brick-2-again")));

        // A claim of the other name, not decided yet: its money goes to the same man.
        await _app.SeeAsync(await _app.ArrivedAsync(sender: "brick-2-again"), money with { Payee = "кирпичов к к" });

        Assert.Equal(1, await FraudsAtCounterAsync(await _app.ArrivedAsync(sender: "brick-2-again")));
    }

    [Fact]
    public async Task A_parcel_that_nobody_registered_is_warned_of_by_what_stands_on_it()
    {
        var phone = SeenSenders.Nothing with { Phone = "+7 930 000-00-01" };
        var (deceived, _) = await _app.DeceivedAsync("brick-3");
        await _app.SeeAsync(deceived, phone);
        var next = Counter.NewNumber();
        await _app.RegisterAsync(new { trackNumber = next });
        await _app.TellAsync(next, Sent.Event(next, "8/2", 1));

        await _app.SeeAsync(next, phone);

        Assert.Equal(1, await FraudsAtCounterAsync(next));
    }

    [Fact]
    public async Task A_reversed_decision_warns_nobody_any_more()
    {
        var next = await _app.ArrivedAsync(sender: "brick-4");
        var (_, claim) = await _app.DeceivedAsync("brick-4");
        await _app.DeceivedAsync("brick-4");
        await SeesAsync(next, Two);

        await _app.SetAsync("update claim set status = $2 where claim_number = $1", claim, (short)ClaimStatus.InReview);
        Assert.IsType<ClaimOutcome.Done>(await _app.MoveAsync(claim, new(ClaimStatus.Rejected, ClaimReason.EvidenceContradicts)));

        Assert.Equal(1, await FraudsAtCounterAsync(next));
        await Eventually.SeeAsync(() => PageAsync(next), page => !page.Contains("подтвердили", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_older_than_a_year_is_not_held_against_anybody()
    {
        var next = await _app.ArrivedAsync(sender: "brick-5");
        var (number, _) = await _app.DeceivedAsync("brick-5");
        await _app.SetAsync("update sender_fraud set confirmed_at = now() - interval '13 months' where track_number = $1", number);

        Assert.Equal(0, await FraudsAtCounterAsync(next));
    }

    [Fact]
    public async Task Whoever_bought_protection_is_warned_after_one_fraud_while_the_parcel_is_on_its_way()
    {
        var next = await _app.ArrivedAsync(sender: "brick-6");
        var (_, keys) = await _app.BuyAsync(next);
        await _app.DeceivedAsync("brick-6");

        using var buyer = new BuyerVisit(_app);
        await buyer.GetAsync($"/p/{keys.Capability}");
        await Eventually.SeeAsync(
            async () => (await buyer.GetAsync("/p/policy")).Text, page => page.Contains(One, StringComparison.Ordinal));
        Assert.DoesNotContain("подтвердили", await PageAsync(next), StringComparison.Ordinal);

        await _app.TellAsync(next, Sent.Event(next, "2/1", 0));
        Assert.DoesNotContain(One, (await buyer.GetAsync("/p/policy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_says_neither_who_it_is_nor_by_what_that_is_known()
    {
        var next = await _app.ArrivedAsync(sender: "brick-7");
        for (var fraud = 0; fraud < 2; fraud++)
        {
            var (number, claim) = await _app.DeceivedAsync("brick-7");
            await _app.SeeAsync(number, new("Обманов О. О.", "79300000007", "500100732259", "Тверь, Мира, 7", "Смартфон"));
            Assert.DoesNotContain(claim, await PageAsync(next), StringComparison.Ordinal);
        }

        await SeesAsync(next, Two);
        var page = await PageAsync(next);
        foreach (var word in new[] { "brick-7", "Магазин", "бманов", "00-07", "5001", "Тверь, Мира", "/desk" })
        {
            Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        }

        var api = await _app.Http.GetStringAsync(new Uri($"/api/v1/shipments/{next}?acceptAnyway=true", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("sender", api, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fraud", api, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_page_of_a_parcel_is_still_one_row_read_by_one_statement()
    {
        var next = await _app.ArrivedAsync(sender: "brick-8");
        await _app.DeceivedAsync("brick-8");
        await PageAsync(next);

        var database = new Npgsql.NpgsqlConnectionStringBuilder(_app.ConnectionString).Database;
        var statements = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Tags.Any(tag => tag.Value == database))
                {
                    statements.Add(string.Join(' ', activity.Tags.Select(tag => tag.Value)));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var began = Stopwatch.GetTimestamp();
        for (var visit = 0; visit < 30; visit++)
        {
            await PageAsync(next);
        }

        var seconds = (int)Stopwatch.GetElapsedTime(began).TotalSeconds + 2;
        Assert.Equal(30, statements.Count(statement => statement.Contains("from shipment_view where track_number", StringComparison.Ordinal)));
        Assert.InRange(statements.Count(statement => statement.Contains("sender_", StringComparison.Ordinal)), 0, seconds);
    }

    private async Task<int> FraudsAtCounterAsync(string number) => (await _app.InScopeAsync(services => services.GetRequiredService<SaleOffer>()
        .FindAsync(TrackNumber.Parse(number), 390000, TestContext.Current.CancellationToken)))!.ConfirmedFrauds;

    private Task<string> SeesAsync(string number, string words) =>
        Eventually.SeeAsync(() => PageAsync(number), page => page.Contains(words, StringComparison.Ordinal));

    private async Task<string> PageAsync(string number) => WebUtility.HtmlDecode(await _app.Http.GetStringAsync(
        new Uri($"/track/{number}?anyway=true", UriKind.Relative), TestContext.Current.CancellationToken));
}
