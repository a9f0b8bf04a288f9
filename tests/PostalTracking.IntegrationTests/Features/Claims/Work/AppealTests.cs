using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.IntegrationTests.Features.Claims.Work;

public sealed class AppealTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly ClaimActor Third =
        new(ClaimAuthor.Staff, Mover.Consultant, Guid.Parse("c0000000-0000-4000-8000-000000000003"));

    private static readonly ClaimOrder Appeal = new(ClaimStatus.Appealed, ClaimReason.NewFacts, "Нашлась переписка.");

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Twice_and_each_time_by_somebody_who_has_not_decided_before_whatever_lies_between()
    {
        var (claim, buyer) = await FileAsync();
        await DoneAsync(claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered), FiledClaims.Consultant);
        await DoneAsync(claim, Appeal, buyer);

        // Asked for more and back in review: still an appeal.
        await DoneAsync(
            claim, new(ClaimStatus.EvidenceRequested, ClaimReason.DetailsNeeded, "Пришлите номер заказа."), FiledClaims.Consultant);
        await DoneAsync(claim, new(ClaimStatus.InReview), buyer);
        await RefusedAsync(ClaimRefusal.DecidedBySame, claim, Part(500_00), FiledClaims.Consultant);
        await DoneAsync(claim, Part(500_00), FiledClaims.Senior);

        await DoneAsync(claim, Appeal, buyer);
        await RefusedAsync(ClaimRefusal.DecidedBySame, claim, Part(600_00), FiledClaims.Senior);
        await RefusedAsync(ClaimRefusal.DecidedBySame, claim, Part(600_00), FiledClaims.Consultant);
        await RefusedAsync(ClaimRefusal.DecisionStands, claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered), Third);
        await DoneAsync(claim, Part(600_00), Third);

        await RefusedAsync(ClaimRefusal.AppealsUsedUp, claim, Appeal, buyer);
    }

    [Fact]
    public async Task An_appeal_that_changes_nothing_leaves_a_paid_claim_paid()
    {
        var (claim, buyer) = await FileAsync();
        await DoneAsync(claim, Part(500_00), FiledClaims.Consultant);
        await _app.ValueAsync<int>(
            """
            update claim set amount_ordered = 50000, amount_paid = 50000, status = 10, turn = 0 where claim_number = $1 returning 1
            """,
            claim);
        await DoneAsync(claim, Appeal, buyer);

        await DoneAsync(claim, Part(500_00), FiledClaims.Senior);

        var paid = await _app.ReadAsync(claim);
        Assert.Equal((ClaimStatus.Paid, ClaimSide.Nobody, null), (paid.Status, paid.Turn, paid.DueAt));
    }

    [Fact]
    public async Task While_money_is_ordered_only_what_becomes_of_it_moves_a_claim()
    {
        var (claim, _) = await FileAsync();
        await _app.ValueAsync<int>("update claim set status = 9 where claim_number = $1 returning 1", claim);

        await RefusedAsync(ClaimRefusal.ByPayouts, claim, new(ClaimStatus.Approved, ClaimReason.FraudConfirmed), FiledClaims.Senior);
    }

    [Fact]
    public async Task Whoever_lifts_a_hold_has_decided_nothing()
    {
        var (claim, buyer) = await FileAsync();
        await DoneAsync(claim, Part(500_00), FiledClaims.Consultant);
        await DoneAsync(claim, new(ClaimStatus.OnHold, ClaimReason.CourtOrPolice), FiledClaims.Senior);
        await DoneAsync(claim, new(ClaimStatus.PartlyApproved), FiledClaims.Senior);
        await DoneAsync(claim, Appeal, buyer);

        await DoneAsync(claim, Part(700_00), FiledClaims.Senior);
    }

    private static ClaimOrder Part(long amount) => new(ClaimStatus.PartlyApproved, ClaimReason.PartShown, Amount: amount);

    private async Task<(string Claim, ClaimActor Buyer)> FileAsync()
    {
        var (trackNumber, policy, _) = await _app.InsureAsync(2_900_00);
        return (await _app.FileAsync(policy, by: FiledClaims.Consultant), FiledClaims.Buyer(trackNumber, policy));
    }

    private async Task DoneAsync(string claim, ClaimOrder order, ClaimActor by) =>
        Assert.IsType<ClaimOutcome.Done>(await _app.MoveAsync(claim, order, by));

    private async Task RefusedAsync(ClaimRefusal reason, string claim, ClaimOrder order, ClaimActor by) =>
        Assert.Equal(reason, Assert.IsType<ClaimOutcome.Refused>(await _app.MoveAsync(claim, order, by)).Reason);
}
