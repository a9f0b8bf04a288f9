using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class MoveTableTests
{
    private static readonly ClaimStatus[] All = Enum.GetValues<ClaimStatus>();

    public static TheoryData<ClaimStatus> Statuses { get; } = [.. All];

    [Fact]
    public void Who_may_move_what_where_is_as_it_was_reviewed() => Assert.Equal(
        """
        Draft
          customer → Submitted, Withdrawn
          consultant → Submitted, Withdrawn
          senior → Submitted, Withdrawn
          house → Withdrawn
        Submitted
          customer → Withdrawn
          consultant → EvidenceRequested, InReview, OnHold, Withdrawn
          senior → EvidenceRequested, InReview, OnHold, Withdrawn
          house → EvidenceRequested, InReview
        EvidenceRequested
          customer → InReview, Withdrawn
          consultant → InReview, Rejected, OnHold, Withdrawn
          senior → InReview, Rejected, OnHold, Withdrawn
          house → InReview
        InReview
          customer → Withdrawn
          consultant → Approved, PartlyApproved, Rejected, EvidenceRequested, BankCorrespondence, OnHold, Withdrawn
          senior → Approved, PartlyApproved, Rejected, EvidenceRequested, BankCorrespondence, OnHold, Withdrawn
          house
        Approved
          customer
          consultant → PayoutOrdered, BankCorrespondence, OnHold
          senior → PayoutOrdered, BankCorrespondence, OnHold
          house → Paid
        PartlyApproved
          customer → Appealed
          consultant → PayoutOrdered, BankCorrespondence, Appealed, OnHold
          senior → PayoutOrdered, BankCorrespondence, Appealed, OnHold
          house → Paid
        Rejected
          customer → Appealed
          consultant → Appealed, Closed
          senior → Appealed, Closed
          house → Closed
        BankCorrespondence
          customer
          consultant → InReview, PayoutOrdered, OnHold
          senior → InReview, PayoutOrdered, OnHold
          house → InReview
        PayoutOrdered
          customer
          consultant → Paid, Approved, PartlyApproved
          senior → Paid, Approved, PartlyApproved
          house → Paid, Approved, PartlyApproved
        Paid
          customer → Appealed
          consultant → Closed, Appealed
          senior → Closed, Appealed
          house → Closed, Approved, PartlyApproved
        Closed
          customer → Appealed
          consultant → Appealed
          senior → Reopened, Appealed
          house
        Withdrawn
          customer
          consultant → Reopened
          senior → Reopened
          house
        OnHold
          customer
          consultant → Submitted, EvidenceRequested, InReview, Approved, PartlyApproved, BankCorrespondence, Appealed, Reopened
          senior → Submitted, EvidenceRequested, InReview, Approved, PartlyApproved, BankCorrespondence, Appealed, Reopened
          house
        Appealed
          customer
          consultant → Approved, PartlyApproved, Rejected, EvidenceRequested, OnHold
          senior → Approved, PartlyApproved, Rejected, EvidenceRequested, OnHold
          house
        Reopened
          customer
          consultant → InReview, EvidenceRequested, OnHold
          senior → InReview, EvidenceRequested, OnHold
          house
        """.ReplaceLineEndings("\n"),
        string.Join('\n', All.Select(Line)));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void No_move_leads_where_it_came_from_and_none_stands_twice(ClaimStatus status)
    {
        var moves = ClaimMoves.All.Where(move => move.From == status).Select(move => move.To).ToList();

        Assert.DoesNotContain(status, moves);
        Assert.Equal(moves.Count, moves.Distinct().Count());
    }

    [Fact]
    public void Every_status_is_reached_from_a_draft_and_none_leads_back_to_one()
    {
        HashSet<ClaimStatus> reached = [ClaimStatus.Draft];
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(ClaimMoves.All.Where(move => reached.Contains(move.From)).Select(move => move.To).ToList());
        }

        Assert.Equal(All.Order(), reached.Order());
        Assert.DoesNotContain(ClaimMoves.All, move => move.To == ClaimStatus.Draft);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void While_somebody_has_to_act_he_can(ClaimStatus status)
    {
        var owner = status.Turn() switch
        {
            ClaimSide.Customer => Mover.Customer,
            ClaimSide.Us => Mover.Consultant,
            ClaimSide.Bank => Mover.Consultant,
            _ => Mover.None,
        };

        Assert.Equal(status.IsOpen(), owner != Mover.None);
        Assert.True(owner == Mover.None || ClaimMoves.Allowed(status, owner).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void From_every_open_status_there_is_a_way_to_an_end(ClaimStatus status)
    {
        HashSet<ClaimStatus> reached = [status];
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(ClaimMoves.All.Where(move => reached.Contains(move.From)).Select(move => move.To).ToList());
        }

        Assert.Contains(reached, end => !end.IsOpen());
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_senior_may_all_that_a_consultant_may(ClaimStatus status) => Assert.Empty(
        ClaimMoves.Allowed(status, Mover.Consultant).Except(ClaimMoves.Allowed(status, Mover.Senior)));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Customers_decide_nothing_and_pay_nothing(ClaimStatus status) => Assert.DoesNotContain(
        ClaimMoves.Allowed(status, Mover.Customer),
        to => to is ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected or ClaimStatus.PayoutOrdered
            or ClaimStatus.Paid or ClaimStatus.Closed or ClaimStatus.OnHold or ClaimStatus.Reopened);

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_hold_ends_only_where_it_came_from(ClaimStatus heldFrom)
    {
        var canBeHeld = ClaimMoves.Allowed(heldFrom, Mover.Consultant).Contains(ClaimStatus.OnHold);

        Assert.Equal(
            canBeHeld ? [heldFrom] : [],
            ClaimMoves.Allowed(ClaimStatus.OnHold, Mover.Consultant | Mover.Senior, heldFrom, wasSent: true));
        Assert.Empty(ClaimMoves.Allowed(ClaimStatus.OnHold, Mover.Consultant, heldFrom: null, wasSent: true));
    }

    [Fact]
    public void A_draft_given_up_is_not_taken_up_again_and_a_claim_withdrawn_is()
    {
        Assert.Empty(ClaimMoves.Allowed(ClaimStatus.Withdrawn, Mover.Senior, heldFrom: null, wasSent: false));
        Assert.Equal([ClaimStatus.Reopened], ClaimMoves.Allowed(ClaimStatus.Withdrawn, Mover.Consultant, heldFrom: null, wasSent: true));
    }

    private static string Line(ClaimStatus from)
    {
        var movers = new[] { Mover.Customer, Mover.Consultant, Mover.Senior, Mover.House }.Select(mover =>
            $"  {mover.ToString().ToLowerInvariant()} → {string.Join(", ", ClaimMoves.Allowed(from, mover))}".TrimEnd(' ', '→'));
        return $"{from}\n{string.Join('\n', movers)}";
    }
}
