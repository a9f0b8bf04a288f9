using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>One step in a claim's story.</summary>
internal sealed record PastMove(ClaimStatus From, ClaimStatus To, DateTimeOffset At, bool IsByStaff);

/// <summary>How often a promise was kept: so many of so many.</summary>
internal sealed record KeptPromise(ClockKind Kind, int Kept, int All)
{
    public double Share => All == 0 ? 1 : (double)Kept / All;
}

/// <summary>Counts kept promises from what happened: each claim's clocks are run again, by the rules they ran by.</summary>
internal static class KeptPromises
{
    private static readonly ClockKind[] Promised = [ClockKind.FirstAnswer, ClockKind.Decision, ClockKind.Payout];

    /// <param name="moves">The whole story of one claim.</param>
    /// <returns>Each promise that came to its end since then, and whether in time.</returns>
    public static IEnumerable<(ClockKind Kind, bool IsKept)> Of(
        IEnumerable<PastMove> moves, DateTimeOffset since, ClaimTerms terms, WorkCalendar calendar, TimeZoneInfo zone)
    {
        var clocks = ClaimClocks.None;
        foreach (var move in moves)
        {
            if (move.At >= since && Ended(move) is { } kind && clocks.Us is { } clock && clock.Kind == kind)
            {
                yield return (kind, clock.UsedAt(move.At, calendar, zone) <= clock.Allowance);
            }

            clocks = clocks.After(move.From, move.To, move.At, terms, calendar, zone);
        }
    }

    public static IReadOnlyList<KeptPromise> Sum(IEnumerable<(ClockKind Kind, bool IsKept)> ended)
    {
        var all = ended.ToLookup(one => one.Kind, one => one.IsKept);
        return [.. Promised.Select(kind => new KeptPromise(kind, all[kind].Count(kept => kept), all[kind].Count()))];
    }

    // What the house asks for by itself is no answer of ours.
    private static ClockKind? Ended(PastMove move) => move switch
    {
        { From: ClaimStatus.Submitted, To: not (ClaimStatus.OnHold or ClaimStatus.Withdrawn), IsByStaff: true } => ClockKind.FirstAnswer,
        { To: ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected, From: not ClaimStatus.OnHold } =>
            ClockKind.Decision,
        { To: ClaimStatus.Paid } => ClockKind.Payout,
        _ => null,
    };
}
