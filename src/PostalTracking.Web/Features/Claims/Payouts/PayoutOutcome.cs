using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>What became of an act on a claim's money.</summary>
internal abstract record PayoutOutcome
{
    private PayoutOutcome()
    {
    }

    /// <summary>Now or by an earlier sending of the same form.</summary>
    /// <param name="Sequence">Of the payout; of a payee its version.</param>
    internal sealed record Done(short Sequence) : PayoutOutcome;

    internal sealed record NotFound : PayoutOutcome;

    /// <summary>Rules stand against it.</summary>
    internal sealed record Refused(IReadOnlyList<PayoutRefusal> Why) : PayoutOutcome;

    /// <summary>The payout does not stand where this can be done: somebody was quicker.</summary>
    internal sealed record Stands(PayoutStatus Now) : PayoutOutcome;

    /// <summary>Another sending of this form is being worked on.</summary>
    internal sealed record Running : PayoutOutcome;

    /// <summary>This form was sent before with something else in it, and done so.</summary>
    internal sealed record Changed : PayoutOutcome;
}
