using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class ReasonTests
{
    [Fact]
    public void A_reason_leads_to_one_status_except_new_facts_and_those_of_the_house() => Assert.Equal(
        """
        EvidenceRequested: DocumentNeeded, VideoUnclear, DetailsNeeded
        Approved: FraudConfirmed, GoodsDiffer, RefundDue, OverchargeShown
        PartlyApproved: PartShown, PartRefundedBySeller
        Rejected: NotCovered, EvidenceMissing, EvidenceContradicts, AlreadyCompensated, RefundedBySeller, MediaReused
        BankCorrespondence: BankMustAnswer
        Withdrawn: SettledWithSeller, ChangedMind
        OnHold: CourtOrPolice, CarrierSearch
        Appealed: NewFacts, DecisionContested
        Reopened: NewFacts
        """.ReplaceLineEndings("\n"),
        string.Join(
            '\n',
            from to in Enum.GetValues<ClaimStatus>()
            where ClaimReasons.For(to).Count > 0
            select $"{to}: {string.Join(", ", ClaimReasons.For(to))}"));

    [Fact]
    public void Every_decision_and_everything_that_makes_the_customer_act_gives_a_reason() => Assert.All(
        Enum.GetValues<ClaimStatus>().Where(status =>
            status is ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected or ClaimStatus.EvidenceRequested),
        status => Assert.NotEmpty(ClaimReasons.For(status)));

    [Theory]
    [InlineData(ClaimReason.PayoutReturned)]
    [InlineData(ClaimReason.DraftExpired)]
    public void What_only_the_house_can_know_is_no_persons_reason(ClaimReason reason) => Assert.All(
        Enum.GetValues<ClaimStatus>(), status => Assert.DoesNotContain(reason, ClaimReasons.For(status)));
}
