using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>What became of an act on a claim.</summary>
internal abstract record ClaimOutcome
{
    internal sealed record Done(Claim Claim) : ClaimOutcome;

    internal sealed record NotFound : ClaimOutcome;

    /// <summary>The table of moves does not have it; these it has.</summary>
    internal sealed record Forbidden(ClaimStatus From, IReadOnlyList<ClaimStatus> Allowed) : ClaimOutcome;

    /// <summary>Somebody changed the claim since the asker read it.</summary>
    internal sealed record Changed(Claim Now) : ClaimOutcome;

    /// <summary>The table has the move, a rule stands against it.</summary>
    internal sealed record Refused(ClaimRefusal Reason, long? AmountLeft = null) : ClaimOutcome;
}

/// <summary>Rules beyond the table of moves; each has its sentence.</summary>
internal enum ClaimRefusal
{
    ReasonRequired,
    TextRequired,
    AmountRequired,

    /// <summary>More than asked for.</summary>
    AmountAboveAsked,

    /// <summary>More than the policy's other claims leave of its limit.</summary>
    AmountAboveLimit,
    OutsideCover,
    PolicyEnded,

    /// <summary>What the rule requires is not there yet.</summary>
    EvidenceMissing,

    /// <summary>An appeal never lowers what was approved, and a decision never what was ordered.</summary>
    DecisionStands,

    /// <summary>An appeal is decided by somebody else.</summary>
    DecidedBySame,
    /// <summary>All that was asked for is approved.</summary>
    NothingToAppeal,
    AppealsUsedUp,
    AppealTooLate,

    /// <summary>Whoever sold or decided does not pay out.</summary>
    OwnWork,

    /// <summary>Above the limit nobody releases what he ordered himself.</summary>
    SecondPersonNeeded,
    AlreadyOrdered,

    /// <summary>Ordering and paying have acts of their own.</summary>
    ByPayouts,

    /// <summary>The draft is not complete.</summary>
    DraftIncomplete,
}
