namespace PostalTracking.Domain.Claims;

/// <summary>Why money is not ordered, released or taken; each has its sentence.</summary>
public enum PayoutRefusal
{
    /// <summary>Nothing was approved, or the claim is at rest.</summary>
    NotApproved = 1,

    /// <summary>Nobody has said where to.</summary>
    NoPayee = 2,

    /// <summary>Not a sum.</summary>
    NoAmount = 3,

    /// <summary>More than is left of the approved sum.</summary>
    AboveApproved = 4,

    /// <summary>Whoever sold the policy does not pay out on it.</summary>
    SoldIt = 5,

    /// <summary>Whoever decided the claim does not pay it out.</summary>
    DecidedIt = 6,

    /// <summary>Above the limit nobody releases what he ordered himself.</summary>
    OrderedIt = 7,

    /// <summary>More came back than the policy covers: a sum was mistyped or belongs to another claim.</summary>
    AboveCover = 8,
}

/// <summary>Whom the two pairs of eyes belong to.</summary>
/// <param name="SoldBy">The policy.</param>
/// <param name="DecidedBy">The claim.</param>
/// <param name="OrderedBy">The payout.</param>
public sealed record PayoutHands(Guid SoldBy, Guid? DecidedBy, Guid OrderedBy);

/// <summary>The separation of duties: whoever sold or decided cannot pay out, and much money needs a second person.</summary>
public static class PayoutRules
{
    public static bool CanBeOrderedIn(ClaimStatus status) => status is
        ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.BankCorrespondence or ClaimStatus.PayoutOrdered;

    /// <summary>All that stands against this person releasing the payout; empty: nothing does.</summary>
    /// <param name="orderedInAll">Of the claim, this payout included: a sum cut in pieces needs the same eyes as in one.</param>
    public static IReadOnlyList<PayoutRefusal> AgainstRelease(PayoutHands hands, Guid releaser, long orderedInAll, ClaimTerms terms) =>
    [
        .. releaser == hands.SoldBy ? [PayoutRefusal.SoldIt] : Array.Empty<PayoutRefusal>(),
        .. releaser == hands.DecidedBy ? [PayoutRefusal.DecidedIt] : Array.Empty<PayoutRefusal>(),
        .. releaser == hands.OrderedBy && orderedInAll > terms.FourEyesAbove ? [PayoutRefusal.OrderedIt] : Array.Empty<PayoutRefusal>(),
    ];
}
