using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class PayoutRulesTests
{
    private static readonly Guid Seller = Guid.NewGuid();
    private static readonly Guid Decider = Guid.NewGuid();
    private static readonly Guid Orderer = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private static readonly ClaimTerms Terms = new()
    {
        Id = 1,
        From = default,
        FirstAnswerHours = 24,
        DecisionDays = 2,
        PayoutHours = 48,
        EvidenceDays = 7,
        BankAnswerDays = 10,
        AppealDays = 30,
        Appeals = 2,
        FourEyesAbove = 10_000_00,
        RetentionDays = 180,
    };

    [Fact]
    public void Whoever_sold_or_decided_pays_out_nothing_however_little() => Assert.All([1L, 10_000_00, 10_000_01], sum =>
    {
        Assert.Equal([PayoutRefusal.SoldIt], Against(Seller, sum));
        Assert.Equal([PayoutRefusal.DecidedIt], Against(Decider, sum));
        Assert.Empty(Against(Other, sum));
    });

    [Fact]
    public void Above_the_limit_a_second_person_releases_and_up_to_it_one_is_enough()
    {
        Assert.Empty(Against(Orderer, 10_000_00));
        Assert.Equal([PayoutRefusal.OrderedIt], Against(Orderer, 10_000_01));
    }

    [Fact]
    public void Who_did_everything_is_told_everything() => Assert.Equal(
        [PayoutRefusal.SoldIt, PayoutRefusal.DecidedIt, PayoutRefusal.OrderedIt],
        PayoutRules.AgainstRelease(new(Other, Other, Other), Other, 20_000_00, Terms));

    [Fact]
    public void Money_is_ordered_only_where_it_was_approved() => Assert.Equal(
        [ClaimStatus.Approved, ClaimStatus.PartlyApproved, ClaimStatus.BankCorrespondence, ClaimStatus.PayoutOrdered],
        Enum.GetValues<ClaimStatus>().Where(PayoutRules.CanBeOrderedIn));

    private static IReadOnlyList<PayoutRefusal> Against(Guid releaser, long orderedInAll) =>
        PayoutRules.AgainstRelease(new(Seller, Decider, Orderer), releaser, orderedInAll, Terms);
}
