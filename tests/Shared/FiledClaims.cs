using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.Testing;

/// <summary>Files claims of policies that are there, by the app's own use cases.</summary>
internal static class FiledClaims
{
    /// <summary>A consultant who neither sold nor works elsewhere in a test.</summary>
    public static ClaimActor Consultant { get; } = new(ClaimAuthor.Staff, Mover.Consultant, Guid.Parse("c0000000-0000-4000-8000-000000000001"));

    public static ClaimActor Senior { get; } =
        new(ClaimAuthor.Staff, Mover.Consultant | Mover.Senior, Guid.Parse("c0000000-0000-4000-8000-000000000002"));

    /// <returns>The number of the claim. A video that the rule requires is still missing.</returns>
    public static async Task<string> FileAsync(
        this TrackingApp app,
        string policyNumber,
        Circumstance circumstance = Circumstance.SomethingElse,
        long asked = 1_000_00,
        ClaimActor? by = null,
        ClaimChannel channel = ClaimChannel.Online)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var outcome = await scope.ServiceProvider.GetRequiredService<FileClaim>().FileAsync(
            policyNumber,
            new(circumstance, "Вместо телефона в коробке лежит кирпич.", asked),
            by ?? new(ClaimAuthor.Customer, Mover.Customer),
            channel,
            "ru",
            TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<ClaimOutcome.Done>(outcome).Claim.ClaimNumber;
    }

    /// <summary>A draft of the policy's buyer with as much filled in.</summary>
    /// <returns>The number of the claim.</returns>
    public static async Task<string> DraftAsync(this TrackingApp app, string trackNumber, string policyNumber, ClaimFacts facts)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var buyer = Buyer(trackNumber, policyNumber);
        var begun = Assert.IsType<ClaimOutcome.Done>(await scope.ServiceProvider.GetRequiredService<StartClaim>().StartAsync(
            policyNumber, buyer, ClaimChannel.Online, "ru", TestContext.Current.CancellationToken));
        Assert.IsType<ClaimOutcome.Done>(await scope.ServiceProvider.GetRequiredService<SaveDraft>().SaveAsync(
            begun.Claim.ClaimNumber, facts, buyer, version: null, TestContext.Current.CancellationToken));
        return begun.Claim.ClaimNumber;
    }

    /// <summary>As a page's or an endpoint's user would: by one order.</summary>
    public static async Task<ClaimOutcome> MoveAsync(this TrackingApp app, string claimNumber, ClaimOrder order, ClaimActor? by = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MoveClaim>().MoveAsync(
            claimNumber, order, by ?? Consultant, version: null, TestContext.Current.CancellationToken);
    }

    /// <summary>What the file checks do once a file is kept.</summary>
    public static async Task ReceiveAsync(this TrackingApp app, string claimNumber, EvidenceKind kind)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ClaimTransaction>().RunAsync(
            claimNumber,
            ClaimActor.House,
            version: null,
            async claim =>
            {
                await scope.ServiceProvider.GetRequiredService<EvidenceProgress>()
                    .ReceivedAsync(claim, kind, TestContext.Current.CancellationToken);
                return new ClaimOutcome.Done(claim);
            },
            TestContext.Current.CancellationToken);
    }

    public static async Task<Claim> ReadAsync(this TrackingApp app, string claimNumber)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ClaimBook>().FindAsync(claimNumber, TestContext.Current.CancellationToken))!;
    }

    /// <summary>The buyer of a policy, as the cookie names one.</summary>
    public static ClaimActor Buyer(string trackNumber, string policyNumber) =>
        ClaimActor.Customer(new OpenedPolicy(trackNumber, policyNumber, AccessVersion: 1));
}
