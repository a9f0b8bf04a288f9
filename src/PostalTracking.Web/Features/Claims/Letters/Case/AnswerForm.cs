using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What a consultant types of an answer.</summary>
internal sealed class AnswerForm
{
    /// <summary>yyyy-MM-dd</summary>
    public string? On { get; set; }

    public LetterOutcome? Outcome { get; set; }

    public string? Text { get; set; }

    /// <summary>In roubles, as people type sums.</summary>
    public string? Refunded { get; set; }

    public Guid? EvidenceId { get; set; }

    public FileAnswer.Order Order(string claimNumber, short sequence) => new(
        claimNumber,
        sequence,
        DateOnly.TryParseExact(On?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Outcome is { } outcome && Enum.IsDefined(outcome) ? outcome : null,
        Text ?? "",
        TypedSum.Read(Refunded, out var kopecks) is null ? kopecks : null,
        EvidenceId);
}
