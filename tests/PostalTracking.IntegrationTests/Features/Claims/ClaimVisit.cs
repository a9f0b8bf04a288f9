using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Claims;

/// <summary>A buyer who has opened the policy of a parcel of one's own.</summary>
internal sealed record ClaimVisit(BuyerVisit Buyer, string TrackNumber, string PolicyNumber, BuyerKeys Keys) : IDisposable
{
    public static async Task<ClaimVisit> OpenAsync(
        TrackingApp app, int serial, long cod = 2_900_00, double daysAgo = 3, PolicyStatus status = PolicyStatus.Active)
    {
        var track = Api.Number(serial);
        await app.RegisterAsync(new { trackNumber = track });
        var (policy, keys) = await app.BuyAsync(track, daysAgo, cod, status);
        var buyer = new BuyerVisit(app);
        Assert.Equal("/p/policy", (await buyer.GetAsync($"/p/{keys.Capability}")).Answer.Header("Location"));
        return new(buyer, track, policy, keys);
    }

    /// <summary>Begins a draft.</summary>
    /// <returns>The first page of it.</returns>
    public async Task<string> BeginAsync() =>
        (await Buyer.PostAsync("/claims/new", "/claims/new?handler=Start")).Answer.Header("Location")!;

    /// <summary>Fills in a page and goes where it leads.</summary>
    public async Task<string> StepAsync(string page, params (string Name, string Value)[] fields)
    {
        var (answer, text) = await Buyer.FillAsync(page, null, fields);
        Assert.True(answer.Header("Location") is not null, text);
        return answer.Header("Location")!;
    }

    /// <summary>The whole journey, but for the sending.</summary>
    /// <returns>The last page of it.</returns>
    public async Task<string> FillAsync()
    {
        var story = await StepAsync(await BeginAsync(), ("Circumstance", "something-else"));
        var sum = await StepAsync(
            story, ("Answers[ordered]", "Телефон"), ("Answers[came]", "Кирпич"), ("Description", "Открыл дома, внутри кирпич."));
        return await StepAsync(await StepAsync(sum, ("Typed", "1 500,50")));
    }

    /// <returns>The number of the claim.</returns>
    public async Task<string> SendAsync() => (await StepAsync(await FillAsync())).Split('/', '?')[2];

    public void Dispose() => Buyer.Dispose();
}
