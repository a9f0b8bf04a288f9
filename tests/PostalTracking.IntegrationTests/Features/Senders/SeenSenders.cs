using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Senders.Register;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.IntegrationTests.Features.Senders;

/// <summary>What consultants find out about senders, by the use cases themselves.</summary>
internal static class SeenSenders
{
    public static readonly TypedTraits Nothing = new(null, null, null, null, null);

    public static Task<Guid> SeeAsync(this TrackingApp app, string number, TypedTraits traits) => app.InScopeAsync(services =>
        services.GetRequiredService<EnterTraits>().RunAsync(new(number, 1), traits, TestContext.Current.CancellationToken));

    /// <summary>A parcel of this sender that arrived with a brick in it, and the claim that said so, decided.</summary>
    public static async Task<(string Number, string Claim)> DeceivedAsync(this TrackingApp app, string sender)
    {
        var number = await app.ArrivedAsync(sender: sender);
        return (number, await app.ConfirmAsync(number));
    }

    public static async Task<string> ConfirmAsync(this TrackingApp app, string number)
    {
        var (policy, _) = await app.BuyAsync(number, cod: 2_900_00);
        var claim = await app.FileAsync(policy, by: FiledClaims.Consultant);
        Assert.IsType<ClaimOutcome.Done>(await app.MoveAsync(claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed)));
        return claim;
    }

    public static Task<Guid> IdentityAsync(this TrackingApp app, string number) =>
        app.ValueAsync<Guid>("select identity_id from sender_parcel where track_number = $1", number);

    public static Task<T> DecidesAsync<T>(this TrackingApp app, Func<SenderDecisions, Task<T>> decide) =>
        app.InTransactionAsync(services => decide(services.GetRequiredService<SenderDecisions>()));
}
