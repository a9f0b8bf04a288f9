namespace PostalTracking.Domain.Claims;

/// <summary>How far the correspondence with one addressee has come.</summary>
public enum LetterStage
{
    NotBegun,

    /// <summary>Written to, no answer yet.</summary>
    Filed,
    Answered,
    PreArbitration,
    Arbitration,
}

/// <summary>One letter of a course that left, or is about to.</summary>
/// <param name="Outcome">Null while nobody answered it.</param>
public sealed record LetterStep(LetterKind Kind, LetterOutcome? Outcome = null, bool IsOverdue = false);

/// <summary>
/// The correspondence of one claim with one addressee, in order. With a bank it goes filed → answered → pre-arbitration →
/// arbitration; each stage is entered after an answer, or when the time for one has run out.
/// </summary>
public sealed record LetterCourse(CorrespondentKind With, IReadOnlyList<LetterStep> Letters)
{
    // A reminder is no stage of its own: it asks again what the letter before it asked.
    private LetterStep? Main => Letters.LastOrDefault(letter => letter.Kind != LetterKind.Reminder);

    private LetterStep? Last => Letters.Count > 0 ? Letters[^1] : null;

    public LetterStage Stage => (Main?.Kind, Last?.Outcome) switch
    {
        (null, _) => LetterStage.NotBegun,
        (_, not null) => LetterStage.Answered,
        (LetterKind.PreArbitration, _) => LetterStage.PreArbitration,
        (LetterKind.Arbitration, _) => LetterStage.Arbitration,
        _ => LetterStage.Filed,
    };

    /// <summary>What may be written now.</summary>
    public IReadOnlyList<LetterKind> Next => (Main, Last) switch
    {
        ({ } main, { Outcome: null } last) => last.IsOverdue ? [LetterKind.Reminder, .. After(main.Kind)] : [LetterKind.Reminder],
        ({ } main, { Outcome: LetterOutcome.DocumentsAsked }) => [main.Kind, .. After(main.Kind)],
        ({ } main, _) => With == CorrespondentKind.Bank ? After(main.Kind) : [main.Kind],
        _ => [First],
    };

    private LetterKind First => With switch
    {
        CorrespondentKind.Bank => LetterKind.FirstToBank,
        CorrespondentKind.PaymentSystem => LetterKind.ToPaymentSystem,
        CorrespondentKind.Seller => LetterKind.DemandToSeller,
        _ => throw new InvalidOperationException($"Nothing is written to {With}."),
    };

    private static IReadOnlyList<LetterKind> After(LetterKind kind) => kind switch
    {
        LetterKind.FirstToBank => [LetterKind.PreArbitration],
        LetterKind.PreArbitration => [LetterKind.Arbitration],
        _ => [],
    };
}
