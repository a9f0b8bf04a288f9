using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>A draft on a policy of its own, and what opens it.</summary>
internal sealed record OpenClaim(string Number, string TrackNumber, string Policy, BuyerKeys Keys)
{
    public static async Task<OpenClaim> BeginAsync(TrackingApp app)
    {
        var parcel = await app.ArrivedAsync();
        var (policy, keys) = await app.BuyAsync(parcel);
        await using var scope = app.Services.CreateAsyncScope();
        var started = await scope.ServiceProvider.GetRequiredService<StartClaim>().StartAsync(
            policy, ClaimActor.House, ClaimChannel.Online, "ru", TestContext.Current.CancellationToken);
        return new(Assert.IsType<ClaimOutcome.Done>(started).Claim.ClaimNumber, parcel, policy, keys);
    }
}
