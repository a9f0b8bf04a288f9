namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The names that templates may use. Stored in texts: a name is never changed or used for something else.</summary>
internal static class LetterVariables
{
    public const string ClaimNumber = "claimNumber";
    public const string PolicyNumber = "policyNumber";
    public const string TrackNumber = "trackNumber";
    public const string Circumstance = "circumstance";
    public const string Description = "description";
    public const string AmountAsked = "amountAsked";
    public const string SubmittedAt = "submittedAt";
    public const string CoverFrom = "coverFrom";
    public const string CoverUntil = "coverUntil";
    public const string CustomerName = "customerName";
    public const string Addressee = "addressee";
    public const string Bic = "bic";
    public const string LetterNumber = "letterNumber";
    public const string Today = "today";
    public const string AnswerBy = "answerBy";
    public const string PreviousNumber = "previousNumber";
    public const string PreviousDate = "previousDate";
    public const string Author = "author";
    public const string Hotline = "hotline";

    public static IReadOnlyList<string> All { get; } =
    [
        ClaimNumber, PolicyNumber, TrackNumber, Circumstance, Description, AmountAsked, SubmittedAt, CoverFrom, CoverUntil, CustomerName,
        Addressee, Bic, LetterNumber, Today, AnswerBy, PreviousNumber, PreviousDate, Author, Hotline,
    ];

    /// <summary>For a preview of a template: a claim that never was.</summary>
    public static IReadOnlyDictionary<string, string?> Example(string language) =>
        All.ToDictionary(name => name, name => (string?)LetterTexts.For($"Example.{name}", language));
}
