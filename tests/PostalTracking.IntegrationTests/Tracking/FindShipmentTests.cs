using System.Net;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Tracking;

public sealed class FindShipmentTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task A_number_nobody_knows_is_pending()
    {
        var answer = await quiet.App.Http.GetAsync("/api/v1/shipments/ZA000000005HK", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("pending", (await answer.JsonAsync()).GetProperty("status").GetString());
    }
}
