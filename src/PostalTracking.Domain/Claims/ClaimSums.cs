namespace PostalTracking.Domain.Claims;

/// <summary>
/// The money of one claim, in kopecks: what was approved, what of it is ordered (paid included), what is paid. Never negative, and
/// paid ≤ ordered ≤ approved whatever is done; the table of claims holds the same.
/// </summary>
public readonly record struct ClaimSums
{
    private ClaimSums(long approved, long ordered, long paid) => (Approved, Ordered, Paid) = (approved, ordered, paid);

    public long Approved { get; }

    public long Ordered { get; }

    public long Paid { get; }

    /// <summary>May still be ordered.</summary>
    public long Left => Approved - Ordered;

    public bool IsAllPaid => Paid > 0 && Paid == Approved;

    public static ClaimSums Of(long approved, long ordered, long paid) =>
        paid >= 0 && paid <= ordered && ordered <= approved
            ? new(approved, ordered, paid)
            : throw new ArgumentException($"Sums {paid} ≤ {ordered} ≤ {approved} do not hold.", nameof(approved));

    /// <summary>Null where it is more than is left.</summary>
    public ClaimSums? Order(long amount) => amount > 0 && amount <= Left ? new(Approved, Ordered + amount, Paid) : null;

    /// <summary>An ordered sum has reached the payee.</summary>
    public ClaimSums? Pay(long amount) => amount > 0 && amount <= Ordered - Paid ? new(Approved, Ordered, Paid + amount) : null;

    /// <summary>An ordered sum will not reach the payee, or has come back: free for another order.</summary>
    /// <param name="wasPaid">It had been taken as paid.</param>
    public ClaimSums? Free(long amount, bool wasPaid) =>
        amount > 0 && amount <= (wasPaid ? Paid : Ordered - Paid)
            ? new(Approved, Ordered - amount, wasPaid ? Paid - amount : Paid)
            : null;
}
