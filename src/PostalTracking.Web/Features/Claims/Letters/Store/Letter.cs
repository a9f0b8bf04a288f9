using System.Globalization;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>How a letter stands. The numbers are stored.</summary>
internal enum LetterState : short
{
    /// <summary>Given to the post: goes out by itself, or waits for whoever takes it there on paper.</summary>
    Posted = 1,
    Sent = 2,

    /// <summary>The addressee's mail refused it, or it was tried for too long.</summary>
    Failed = 3,
}

/// <summary>
/// A letter about a claim as it left the house: its words are kept, not made again from a template that has changed since.
/// </summary>
internal sealed class Letter
{
    public const int LongestAnswer = 4000;
    public const int LongestFailure = 300;

    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>1, 2, 3… within the claim.</summary>
    public required short Sequence { get; init; }

    public required LetterKind Kind { get; init; }

    /// <summary>Of the kind's template that it was begun with.</summary>
    public required short TemplateVersion { get; init; }

    public required string Language { get; init; }

    public required int CorrespondentId { get; init; }

    public required CorrespondentKind CorrespondentKind { get; init; }

    public required string AddresseeName { get; init; }

    public string? AddresseeEmail { get; set; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<Enclosure> Enclosures { get; init; }

    public required Guid AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>IANA, the claim's: the dates on the paper are its.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The same on every attempt: whoever got it twice knows it by this.</summary>
    public required string MessageId { get; init; }

    public LetterState State { get; set; } = LetterState.Posted;

    public DateTimeOffset? SentAt { get; set; }

    public bool IsByHand { get; set; }

    /// <summary>What the post said last, where it did not take the letter.</summary>
    public string? Failure { get; set; }

    public required DateTimeOffset AnswerDueAt { get; set; }

    /// <summary>The date on the answer.</summary>
    public DateOnly? AnsweredOn { get; set; }

    public DateTimeOffset? AnswerFiledAt { get; set; }

    public Guid? AnswerFiledBy { get; set; }

    public LetterOutcome? Outcome { get; set; }

    public string? AnswerText { get; set; }

    /// <summary>Kopecks.</summary>
    public long? Refunded { get; set; }

    public Guid? AnswerEvidenceId { get; set; }

    public int Version { get; set; } = 1;

    /// <summary>As it is printed and cited: 407138592-1.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{ClaimNumber}-{Sequence}");

    /// <summary>A bank or a payment system: while it has not answered, it is its turn.</summary>
    public bool IsToBank => CorrespondentKind != CorrespondentKind.Seller;
}

/// <summary>One line of a letter's list of enclosures.</summary>
/// <param name="EvidenceId">Null: the confirmation of the policy.</param>
/// <param name="IsAttached">Goes with the mail; the rest is listed, and handed over when it is asked for.</param>
internal sealed record Enclosure(string Name, string MediaType, long Size, string Sha256, Guid? EvidenceId, bool IsAttached);
