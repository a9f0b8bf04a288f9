namespace PostalTracking.Domain.Claims;

/// <summary>Who makes a move.</summary>
[Flags]
public enum Mover
{
    None = 0,
    Customer = 1,
    Consultant = 2,

    /// <summary>A senior consultant; may also do what a consultant may.</summary>
    Senior = 4,

    /// <summary>The house itself: evidence is complete, money has left or nothing is left to pay, time has run out.</summary>
    House = 8,
}

/// <summary>One allowed move and who may make it.</summary>
public sealed record ClaimMove(ClaimStatus From, ClaimStatus To, Mover By);

/// <summary>The one table of moves: what is not in it is forbidden to everybody.</summary>
public static class ClaimMoves
{
    private const Mover Desk = Mover.Consultant | Mover.Senior;
    private const Mover DeskOrHouse = Desk | Mover.House;

    public static IReadOnlyList<ClaimMove> All { get; } =
    [
        .. From(ClaimStatus.Draft,
            (ClaimStatus.Submitted, Mover.Customer | Desk), (ClaimStatus.Withdrawn, Mover.Customer | DeskOrHouse)),
        .. From(ClaimStatus.Submitted,
            (ClaimStatus.EvidenceRequested, DeskOrHouse), (ClaimStatus.InReview, DeskOrHouse), (ClaimStatus.OnHold, Desk),
            (ClaimStatus.Withdrawn, Mover.Customer | Desk)),
        .. From(ClaimStatus.EvidenceRequested,
            (ClaimStatus.InReview, Mover.Customer | DeskOrHouse), (ClaimStatus.Rejected, Desk), (ClaimStatus.OnHold, Desk),
            (ClaimStatus.Withdrawn, Mover.Customer | Desk)),
        .. From(ClaimStatus.InReview,
            (ClaimStatus.Approved, Desk), (ClaimStatus.PartlyApproved, Desk), (ClaimStatus.Rejected, Desk),
            (ClaimStatus.EvidenceRequested, Desk), (ClaimStatus.BankCorrespondence, Desk), (ClaimStatus.OnHold, Desk),
            (ClaimStatus.Withdrawn, Mover.Customer | Desk)),
        .. From(ClaimStatus.Approved,
            (ClaimStatus.PayoutOrdered, Desk), (ClaimStatus.Paid, Mover.House), (ClaimStatus.BankCorrespondence, Desk),
            (ClaimStatus.OnHold, Desk)),
        .. From(ClaimStatus.PartlyApproved,
            (ClaimStatus.PayoutOrdered, Desk), (ClaimStatus.Paid, Mover.House), (ClaimStatus.BankCorrespondence, Desk),
            (ClaimStatus.Appealed, Mover.Customer | Desk), (ClaimStatus.OnHold, Desk)),
        .. From(ClaimStatus.Rejected, (ClaimStatus.Appealed, Mover.Customer | Desk), (ClaimStatus.Closed, DeskOrHouse)),
        .. From(ClaimStatus.BankCorrespondence,
            (ClaimStatus.InReview, DeskOrHouse), (ClaimStatus.PayoutOrdered, Desk), (ClaimStatus.OnHold, Desk)),
        .. From(ClaimStatus.PayoutOrdered,
            (ClaimStatus.Paid, DeskOrHouse), (ClaimStatus.Approved, DeskOrHouse), (ClaimStatus.PartlyApproved, DeskOrHouse)),
        // A bank may send money back after it was taken as paid.
        .. From(ClaimStatus.Paid,
            (ClaimStatus.Closed, DeskOrHouse), (ClaimStatus.Appealed, Mover.Customer | Desk),
            (ClaimStatus.Approved, Mover.House), (ClaimStatus.PartlyApproved, Mover.House)),
        .. From(ClaimStatus.Closed, (ClaimStatus.Reopened, Mover.Senior), (ClaimStatus.Appealed, Mover.Customer | Desk)),
        .. From(ClaimStatus.Withdrawn, (ClaimStatus.Reopened, Desk)),
        .. From(ClaimStatus.OnHold,
            (ClaimStatus.Submitted, Desk), (ClaimStatus.EvidenceRequested, Desk), (ClaimStatus.InReview, Desk),
            (ClaimStatus.Approved, Desk), (ClaimStatus.PartlyApproved, Desk), (ClaimStatus.BankCorrespondence, Desk),
            (ClaimStatus.Appealed, Desk), (ClaimStatus.Reopened, Desk)),
        .. From(ClaimStatus.Appealed,
            (ClaimStatus.Approved, Desk), (ClaimStatus.PartlyApproved, Desk), (ClaimStatus.Rejected, Desk),
            (ClaimStatus.EvidenceRequested, Desk), (ClaimStatus.OnHold, Desk)),
        .. From(ClaimStatus.Reopened, (ClaimStatus.InReview, Desk), (ClaimStatus.EvidenceRequested, Desk), (ClaimStatus.OnHold, Desk)),
    ];

    private static readonly ILookup<ClaimStatus, ClaimMove> ByFrom = All.ToLookup(move => move.From);

    /// <summary>Where this mover may take a claim from here, by the table alone; empty at an end.</summary>
    public static IReadOnlyList<ClaimStatus> Allowed(ClaimStatus from, Mover by) =>
        [.. ByFrom[from].Where(move => (move.By & by) != Mover.None).Select(move => move.To)];

    /// <summary>The same of one claim: a hold ends where it came from, and a draft given up stays so.</summary>
    /// <param name="wasSent">The claim was more than a draft once.</param>
    public static IReadOnlyList<ClaimStatus> Allowed(ClaimStatus from, Mover by, ClaimStatus? heldFrom, bool wasSent) =>
    [
        .. Allowed(from, by).Where(to => from switch
        {
            ClaimStatus.OnHold => to == heldFrom,
            ClaimStatus.Withdrawn => wasSent,
            _ => true,
        }),
    ];

    private static IEnumerable<ClaimMove> From(ClaimStatus from, params (ClaimStatus To, Mover By)[] moves) =>
        moves.Select(move => new ClaimMove(from, move.To, move.By));
}
