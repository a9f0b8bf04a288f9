namespace PostalTracking.Domain.Claims;

/// <summary>Where a claim stands. API and webhooks say these names; the numbers are stored.</summary>
public enum ClaimStatus : short
{
    /// <summary>Begun by the customer, not sent yet; waits until the policy ends.</summary>
    Draft = 1,
    Submitted = 2,
    EvidenceRequested = 3,
    InReview = 4,
    Approved = 5,
    PartlyApproved = 6,
    Rejected = 7,

    /// <summary>A bank or payment system has to answer first.</summary>
    BankCorrespondence = 8,
    PayoutOrdered = 9,
    Paid = 10,
    Closed = 11,
    Withdrawn = 12,

    /// <summary>All clocks stand still: a court, the police, a carrier's own search.</summary>
    OnHold = 13,
    Appealed = 14,
    Reopened = 15,
}
