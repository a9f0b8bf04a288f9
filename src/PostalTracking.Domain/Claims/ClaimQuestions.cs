namespace PostalTracking.Domain.Claims;

/// <summary>How a question is answered, and how its answer is kept.</summary>
public enum AnswerForm
{
    /// <summary>In words, as typed.</summary>
    Words,

    /// <summary>A day that is not ahead: 2026-11-20.</summary>
    Day,

    /// <summary>Kopecks.</summary>
    Sum,

    /// <summary>The last four digits of a card; more of it we never ask.</summary>
    CardEnd,
}

/// <param name="Key">Kept with the answer; never changed or used for something else.</param>
public sealed record ClaimQuestion(string Key, AnswerForm Form, bool IsRequired)
{
    public const int LongestWords = 500;
}

/// <summary>What each circumstance needs to be told beyond the story and the sum: asked of nobody whom it does not concern.</summary>
public static class ClaimQuestions
{
    private static readonly ClaimQuestion Ordered = new("ordered", AnswerForm.Words, IsRequired: true);
    private static readonly ClaimQuestion Came = new("came", AnswerForm.Words, IsRequired: true);
    private static readonly ClaimQuestion Packaging = new("packaging", AnswerForm.Words, IsRequired: false);
    private static readonly ClaimQuestion SentBackOn = new("sent-back-on", AnswerForm.Day, IsRequired: true);
    private static readonly ClaimQuestion SentBackHow = new("sent-back-how", AnswerForm.Words, IsRequired: true);
    private static readonly ClaimQuestion SellerSaid = new("seller-said", AnswerForm.Words, IsRequired: false);
    private static readonly ClaimQuestion Agreed = new("sum-agreed", AnswerForm.Sum, IsRequired: true);
    private static readonly ClaimQuestion Taken = new("sum-taken", AnswerForm.Sum, IsRequired: true);
    private static readonly ClaimQuestion TakenOn = new("taken-on", AnswerForm.Day, IsRequired: true);
    private static readonly ClaimQuestion CardEnd = new("card-end", AnswerForm.CardEnd, IsRequired: false);
    private static readonly ClaimQuestion SilentSince = new("silent-since", AnswerForm.Day, IsRequired: true);
    private static readonly ClaimQuestion TriedHow = new("tried-how", AnswerForm.Words, IsRequired: true);

    private static readonly Dictionary<Circumstance, ClaimQuestion[]> Table = new()
    {
        [Circumstance.SomethingElse] = [Ordered, Came],
        [Circumstance.EmptyBox] = [Ordered, Packaging],
        [Circumstance.RefundNotSent] = [SentBackOn, SentBackHow, SellerSaid],
        [Circumstance.PoorQuality] = [Ordered, SellerSaid],
        [Circumstance.Overcharged] = [Agreed, Taken, TakenOn, CardEnd],
        [Circumstance.SenderUnreachable] = [SilentSince, TriedHow],
        [Circumstance.OtherDeceit] = [SellerSaid],
    };

    /// <summary>Each question once, in the order of asking.</summary>
    public static IReadOnlyList<ClaimQuestion> All { get; } = [.. Table.Values.SelectMany(asked => asked).Distinct()];

    public static IReadOnlyList<ClaimQuestion> For(Circumstance circumstance) => Table[circumstance];

    /// <summary>Whom a question is for.</summary>
    public static IReadOnlyList<Circumstance> AskedOf(ClaimQuestion question) =>
        [.. Table.Where(row => row.Value.Contains(question)).Select(row => row.Key)];
}
