namespace PostalTracking.Domain.Claims;

/// <summary>What a clock counts. The numbers are stored.</summary>
public enum ClockKind : short
{
    FirstAnswer = 1,
    Decision = 2,
    Payout = 3,

    /// <summary>The customer brings what was asked.</summary>
    Evidence = 4,
    BankAnswer = 5,
}

/// <summary>Working time given, used, and whether it is running.</summary>
/// <param name="RunningSince">Null while it stands still.</param>
/// <param name="OverdueAt">When it was found run out, and said so; once, however often it stops and goes on after that.</param>
public sealed record Clock(
    ClockKind Kind, TimeSpan Allowance, TimeSpan Used, DateTimeOffset? RunningSince, DateTimeOffset? OverdueAt = null)
{
    public bool IsRunning => RunningSince is not null;

    /// <summary>Null while it stands still; of one that was used up before, the moment it went on.</summary>
    public DateTimeOffset? DueAt(WorkCalendar calendar, TimeZoneInfo zone) =>
        RunningSince is not { } since ? null
        : Left > TimeSpan.Zero ? calendar.Add(since, Left, zone)
        : since;

    /// <summary>Used up at this moment, what runs included.</summary>
    public TimeSpan UsedAt(DateTimeOffset at, WorkCalendar calendar, TimeZoneInfo zone) =>
        Used + (RunningSince is { } since ? calendar.Between(since, at, zone) : TimeSpan.Zero);

    internal Clock Start(DateTimeOffset at) => IsRunning ? this : this with { RunningSince = at };

    internal Clock Stop(DateTimeOffset at, WorkCalendar calendar, TimeZoneInfo zone) =>
        this with { Used = UsedAt(at, calendar, zone), RunningSince = null };

    private TimeSpan Left => Allowance - Used;
}

/// <summary>The three clocks of a claim: ours, the customer's, the bank's. At most one runs: that of whose turn it is.</summary>
public sealed record ClaimClocks(Clock? Us, Clock? Customer, Clock? Bank)
{
    public static ClaimClocks None { get; } = new(null, null, null);

    public Clock? Running => new[] { Us, Customer, Bank }.FirstOrDefault(clock => clock is { IsRunning: true });

    /// <summary>
    /// The clocks after a move. A clock goes on where it stood after a hold, after the bank's turn, and when the next status
    /// is a part of the same promise, so that no detour makes a promise longer; otherwise the new turn begins with its full time.
    /// </summary>
    public ClaimClocks After(
        ClaimStatus from, ClaimStatus to, DateTimeOffset at, ClaimTerms terms, WorkCalendar calendar, TimeZoneInfo zone)
    {
        var stopped = new ClaimClocks(Stop(Us), Stop(Customer), Stop(Bank));
        if (KindOf(to) is not { } kind)
        {
            return stopped;
        }

        var goesOn = from is ClaimStatus.OnHold or ClaimStatus.BankCorrespondence || KindOf(from) == kind;
        Clock Turned(Clock? clock) =>
            (goesOn && clock?.Kind == kind ? clock : new(kind, AllowanceOf(kind, terms), TimeSpan.Zero, null)).Start(at);
        return to.Turn() switch
        {
            ClaimSide.Us => stopped with { Us = Turned(stopped.Us) },
            ClaimSide.Customer => stopped with { Customer = Turned(stopped.Customer) },
            ClaimSide.Bank => stopped with { Bank = Turned(stopped.Bank) },
            _ => stopped,
        };

        Clock? Stop(Clock? clock) => clock?.Stop(at, calendar, zone);
    }

    /// <summary>The same, with the running clock found run out.</summary>
    public ClaimClocks Overdue(DateTimeOffset at)
    {
        return new(Found(Us), Found(Customer), Found(Bank));

        Clock? Found(Clock? clock) => clock is { IsRunning: true, OverdueAt: null } ? clock with { OverdueAt = at } : clock;
    }

    private static ClockKind? KindOf(ClaimStatus status) => status switch
    {
        ClaimStatus.Submitted => ClockKind.FirstAnswer,
        ClaimStatus.InReview or ClaimStatus.Appealed or ClaimStatus.Reopened => ClockKind.Decision,
        ClaimStatus.EvidenceRequested => ClockKind.Evidence,
        ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.PayoutOrdered => ClockKind.Payout,
        ClaimStatus.BankCorrespondence => ClockKind.BankAnswer,
        _ => null,
    };

    private static TimeSpan AllowanceOf(ClockKind kind, ClaimTerms terms) => kind switch
    {
        ClockKind.FirstAnswer => TimeSpan.FromHours(terms.FirstAnswerHours),
        ClockKind.Decision => TimeSpan.FromDays(terms.DecisionDays),
        ClockKind.Payout => TimeSpan.FromHours(terms.PayoutHours),
        ClockKind.Evidence => TimeSpan.FromDays(terms.EvidenceDays),
        ClockKind.BankAnswer => TimeSpan.FromDays(terms.BankAnswerDays),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
