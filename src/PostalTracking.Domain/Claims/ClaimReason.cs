namespace PostalTracking.Domain.Claims;

/// <summary>Why a claim was moved; each has its words in the letter to the customer. The numbers are stored.</summary>
public enum ClaimReason : short
{
    /// <summary>The sender deceived: goes into the register of senders.</summary>
    FraudConfirmed = 1,

    /// <summary>The goods are not what was promised, without a proof of intent.</summary>
    GoodsDiffer = 2,
    RefundDue = 3,
    OverchargeShown = 4,

    /// <summary>Of the sum asked only a part was shown, or a part is left within the limit.</summary>
    PartShown = 10,
    PartRefundedBySeller = 11,

    NotCovered = 20,
    EvidenceMissing = 21,
    EvidenceContradicts = 22,
    AlreadyCompensated = 23,
    RefundedBySeller = 24,
    MediaReused = 25,

    DocumentNeeded = 30,
    VideoUnclear = 31,
    DetailsNeeded = 32,

    SettledWithSeller = 40,
    ChangedMind = 41,
    DraftExpired = 42,

    CourtOrPolice = 50,
    CarrierSearch = 51,

    BankMustAnswer = 60,
    BankAnswered = 61,

    PayoutReturned = 70,
    NewFacts = 80,
    DecisionContested = 81,
    Done = 90,
}

public static class ClaimReasons
{
    /// <summary>
    /// Which reasons a person may give for a move to this status; none: it needs none. A returned payout and an expired draft are
    /// reasons of the house.
    /// </summary>
    public static IReadOnlyList<ClaimReason> For(ClaimStatus to) => to switch
    {
        ClaimStatus.Approved =>
            [ClaimReason.FraudConfirmed, ClaimReason.GoodsDiffer, ClaimReason.RefundDue, ClaimReason.OverchargeShown],
        ClaimStatus.PartlyApproved => [ClaimReason.PartShown, ClaimReason.PartRefundedBySeller],
        ClaimStatus.Rejected =>
            [ClaimReason.NotCovered, ClaimReason.EvidenceMissing, ClaimReason.EvidenceContradicts, ClaimReason.AlreadyCompensated,
            ClaimReason.RefundedBySeller, ClaimReason.MediaReused],
        ClaimStatus.EvidenceRequested => [ClaimReason.DocumentNeeded, ClaimReason.VideoUnclear, ClaimReason.DetailsNeeded],
        ClaimStatus.Withdrawn => [ClaimReason.SettledWithSeller, ClaimReason.ChangedMind],
        ClaimStatus.OnHold => [ClaimReason.CourtOrPolice, ClaimReason.CarrierSearch],
        ClaimStatus.BankCorrespondence => [ClaimReason.BankMustAnswer],
        ClaimStatus.Appealed => [ClaimReason.NewFacts, ClaimReason.DecisionContested],
        ClaimStatus.Reopened => [ClaimReason.NewFacts],
        _ => [],
    };
}
