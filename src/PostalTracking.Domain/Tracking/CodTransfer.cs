using System.Collections.Frozen;

namespace PostalTracking.Domain.Tracking;

/// <summary>Where the money for a parcel paid on delivery stands, on its way from the recipient to the sender.</summary>
public enum CodState
{
    /// <summary>Nothing is paid on delivery.</summary>
    None,

    /// <summary>The recipient has not paid yet.</summary>
    Expected,

    /// <summary>The recipient got the parcel or paid for it; no word of the transfer yet.</summary>
    Collected,

    /// <summary>The transfer to the sender was opened.</summary>
    TransferAccepted,

    /// <summary>Sent on to another office that is to pay it out.</summary>
    Redirected,

    /// <summary>Sent back to the office that took the money.</summary>
    SentBack,

    /// <summary>The recipient's money was taken and the sender still has not got it, for longer than it ought to take.</summary>
    PayoutLate,

    /// <summary>The sender has the money.</summary>
    PaidOut,

    /// <summary>The parcel goes back to its sender: nobody pays.</summary>
    Cancelled,
}

/// <summary>What the post said of the money transfer at one moment.</summary>
/// <param name="Type">EventType of <c>PostalOrderEventsForMail</c>.</param>
/// <param name="Kopecks">The sum on its way to the sender; 0 where the post named none.</param>
public sealed record MoneyOrderStep(DateTimeOffset OccurredAt, int Type, long Kopecks);

/// <summary>
/// The money of one parcel paid on delivery: a pure function of what is known of the parcel and of the set of the post's
/// money-order events, in whatever order they came.
/// </summary>
public sealed record CodTransfer
{
    public static CodTransfer None { get; } = new();

    // Russian Post, specification of PostalOrderEventsForMail: 1 and 3 make up an ordinary life; 2 is "sent again after a
    // correction"; 6 and 7 are corrections outside of that life and move nothing.
    private static readonly FrozenDictionary<int, CodState?> Moves = new Dictionary<int, CodState?>
    {
        [1] = CodState.TransferAccepted,
        [2] = CodState.TransferAccepted,
        [3] = CodState.PaidOut,
        [4] = CodState.Redirected,
        [5] = CodState.SentBack,
        [6] = null,
        [7] = null,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<int> Corrections = new[] { 2, 6, 7 }.ToFrozenSet();

    public CodState State { get; private init; }

    public DateTimeOffset? Since { get; private init; }

    public DateTimeOffset? CollectedAt { get; private init; }

    public DateTimeOffset? AcceptedAt { get; private init; }

    public DateTimeOffset? PaidOutAt { get; private init; }

    /// <summary>Where the money is late, what was last known of it, and since when.</summary>
    public (CodState State, DateTimeOffset? Since)? StuckIn { get; private init; }

    /// <summary>The post corrected the transfer on its way.</summary>
    public bool Corrected { get; private init; }

    /// <summary>Nothing more will be said of it.</summary>
    public bool IsOver => State is CodState.None or CodState.PaidOut or CodState.Cancelled;

    public static bool Knows(int type) => Moves.ContainsKey(type);

    /// <param name="isPaidOnDelivery">The carrier says that the recipient pays.</param>
    /// <param name="collectedAt">Handed to the addressee, or paid for, whichever came first.</param>
    /// <param name="returnedAt">Since when the parcel goes back, if it does.</param>
    /// <param name="lateAfter">How long the sender's money may take from the recipient's hand.</param>
    public static CodTransfer Of(
        bool isPaidOnDelivery,
        DateTimeOffset? collectedAt,
        DateTimeOffset? returnedAt,
        IEnumerable<MoneyOrderStep> steps,
        DateTimeOffset now,
        TimeSpan lateAfter)
    {
        var told = steps.Distinct().OrderBy(s => s.OccurredAt).ThenBy(s => s.Type).ThenBy(s => s.Kopecks).ToList();
        if (!isPaidOnDelivery && told.Count == 0)
        {
            return None;
        }

        var transfer = told.Aggregate(
            new CodTransfer
            {
                State = collectedAt is null ? CodState.Expected : CodState.Collected,
                Since = collectedAt,
                CollectedAt = collectedAt,
            },
            (before, step) => before.After(step));
        return transfer.Returned(returnedAt).Late(now, lateAfter);
    }

    private CodTransfer After(MoneyOrderStep step)
    {
        var corrected = this with { Corrected = Corrected || Corrections.Contains(step.Type) };
        return Moves.GetValueOrDefault(step.Type) is not { } next
            ? corrected
            : corrected with
            {
                State = next,
                Since = step.OccurredAt,
                CollectedAt = CollectedAt ?? step.OccurredAt,
                AcceptedAt = AcceptedAt ?? (next == CodState.TransferAccepted ? step.OccurredAt : null),
                PaidOutAt = next == CodState.PaidOut ? step.OccurredAt : null,
            };
    }

    // Money the post has already taken stays on its way, wherever the parcel goes.
    private CodTransfer Returned(DateTimeOffset? returnedAt) =>
        returnedAt is not null && State is CodState.Expected or CodState.Collected
            ? this with { State = CodState.Cancelled, Since = returnedAt, CollectedAt = null }
            : this;

    private CodTransfer Late(DateTimeOffset now, TimeSpan lateAfter) =>
        !IsOver && CollectedAt is { } collected && now - collected > lateAfter
            ? this with { State = CodState.PayoutLate, Since = collected + lateAfter, StuckIn = (State, Since) }
            : this;
}
