using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Cancel;

internal abstract record CancelOutcome
{
    private CancelOutcome()
    {
    }

    /// <param name="Policy">As it is now.</param>
    /// <param name="Amount">Kopecks given back.</param>
    internal sealed record Cancelled(Policy Policy, long Amount, PaymentMeans Means) : CancelOutcome;

    internal sealed record NotFound : CancelOutcome;

    internal sealed record Refused(CancelRefusal Reason) : CancelOutcome;
}
