using CsCheck;
using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

/// <summary>A life of a claim by chance: allowed moves only, each some time after the one before.</summary>
internal static class MoveWalk
{
    public static ClaimTerms Terms { get; } = new()
    {
        Id = 1,
        From = DateTimeOffset.UnixEpoch,
        FirstAnswerHours = 24,
        DecisionDays = 2,
        PayoutHours = 48,
        EvidenceDays = 7,
        BankAnswerDays = 10,
        AppealDays = 30,
        Appeals = 2,
        FourEyesAbove = 10_000_00,
        RetentionDays = 180,
    };

    /// <param name="At">Of the move.</param>
    internal sealed record Step(ClaimStatus From, ClaimStatus To, DateTimeOffset At, ClaimClocks Before, ClaimClocks After);

    /// <param name="backwards">The server's clock may also be set back between two moves, by up to two hours.</param>
    public static Gen<List<Step>> Steps(bool backwards = false) =>
        Gen.Select(Gen.Int[0, 525_000], Gen.Select(Gen.Int[0, 1000], Gen.Int[backwards ? -120 : 0, 6000]).Array[1, 40]).Select(
            (start, choices) => Walk(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(start), choices));

    private static List<Step> Walk(DateTimeOffset at, (int Choice, int Minutes)[] choices)
    {
        var steps = new List<Step>();
        var (status, clocks, heldFrom, wasSent) = (ClaimStatus.Draft, ClaimClocks.None, (ClaimStatus?)null, false);
        foreach (var (choice, minutes) in choices)
        {
            var allowed = ClaimMoves.Allowed(status, Mover.Customer | Mover.Consultant | Mover.Senior | Mover.House, heldFrom, wasSent);
            if (allowed.Count == 0)
            {
                break;
            }

            at = at.AddMinutes(minutes);
            var to = allowed[choice % allowed.Count];
            var after = clocks.After(status, to, at, Terms, RussianCalendar.Delivered, RussianCalendar.Moscow);
            steps.Add(new(status, to, at, clocks, after));
            wasSent |= to == ClaimStatus.Submitted;
            (heldFrom, status, clocks) = (to == ClaimStatus.OnHold ? status : null, to, after);
        }

        return steps;
    }
}
