using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Senders;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.SenderReport.Work;

namespace PostalTracking.IntegrationTests.Features.Claims.SenderReport;

public sealed class WarnRecipientsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Each_parcel_on_its_way_from_a_deceiver_is_announced_once_by_however_many_instances()
    {
        var before = await _app.ArrivedAsync(sender: "deceiver");
        var delivered = await _app.ArrivedAsync(sender: "deceiver");
        var honest = await _app.ArrivedAsync(sender: "honest");
        await _app.TellAsync(delivered, Sent.Event(delivered, "2/1", 0));
        await _app.DeceivedAsync("deceiver");
        await RoundsAsync();
        Assert.Equal(0, await AnnouncedAsync(before));

        await _app.DeceivedAsync("deceiver");
        await RoundsAsync();
        var after = await _app.ArrivedAsync(sender: "deceiver");
        await RoundsAsync();

        Assert.Equal((1, 1, 0, 0), (
            await AnnouncedAsync(before), await AnnouncedAsync(after), await AnnouncedAsync(delivered), await AnnouncedAsync(honest)));
        Assert.Equal(
            $$"""{"generation": 1, "trackNumber": "{{before}}"}""",
            await _app.ValueAsync<string>(
                "select payload::text from outbox_message where type = 'sender.warned' and payload ->> 'trackNumber' = $1", before));
    }

    // Two at a time, as two instances would.
    private Task<int[]> RoundsAsync() => Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _app.InScopeAsync(services =>
        services.GetRequiredService<WarnRecipients>().RunAsync(TestContext.Current.CancellationToken))));

    private async Task<int> AnnouncedAsync(string number) => (int)await _app.ValueAsync<long>(
        "select count(*) from outbox_message where type = 'sender.warned' and payload ->> 'trackNumber' = $1", number);
}
