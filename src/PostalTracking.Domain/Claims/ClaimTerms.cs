namespace PostalTracking.Domain.Claims;

/// <summary>
/// What a claim promises from a day on; a claim keeps the ones it was sent under. The first answer, the decision and the payment
/// are the product's promises; the rest is ours. Hours and days are working time (<see cref="WorkCalendar"/>) unless said.
/// </summary>
public sealed class ClaimTerms
{
    public required short Id { get; init; }

    /// <summary>The first instant of their effect; they end where the next ones begin.</summary>
    public required DateTimeOffset From { get; init; }

    public required short FirstAnswerHours { get; init; }

    /// <summary>From complete evidence to the decision.</summary>
    public required short DecisionDays { get; init; }

    /// <summary>From the approval to the money.</summary>
    public required short PayoutHours { get; init; }

    /// <summary>For the customer to bring what is asked.</summary>
    public required short EvidenceDays { get; init; }

    public required short BankAnswerDays { get; init; }

    /// <summary>Calendar days from the decision.</summary>
    public required short AppealDays { get; init; }

    public required short Appeals { get; init; }

    /// <summary>Kopecks. A payout above it needs a second person.</summary>
    public required long FourEyesAbove { get; init; }

    /// <summary>Calendar days that files are kept after the end of the claim.</summary>
    public required short RetentionDays { get; init; }
}
