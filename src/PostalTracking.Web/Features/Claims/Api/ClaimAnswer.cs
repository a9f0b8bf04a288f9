using System.Text.Json.Serialization;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>A claim as the API tells it. What is the staff's alone is absent for a customer.</summary>
/// <param name="Status">Draft, Submitted, EvidenceRequested, InReview…</param>
/// <param name="Turn"><c>us</c>, <c>customer</c>, <c>bank</c>, or <c>nobody</c> at an end.</param>
/// <param name="DueAt">When the running clock runs out; null where none runs.</param>
/// <param name="Evidence">The checklist.</param>
/// <param name="Allowed">Where whoever asks may move it.</param>
/// <param name="Story">Oldest first.</param>
internal sealed record ClaimAnswer(
    string ClaimNumber,
    string PolicyNumber,
    string TrackNumber,
    string Status,
    string Turn,
    DateTime? DueAt,
    int Version,
    string? Circumstance,
    string? Description,
    string Channel,
    string EvidenceRule,
    Money? AmountAsked,
    Money AmountApproved,
    Money AmountPaid,
    string? DecisionReason,
    DateTime? DecidedAt,
    int Appeals,
    DateTime CreatedAt,
    DateTime? SubmittedAt,
    IReadOnlyList<EvidenceLine> Evidence,
    IReadOnlyList<ClockLine> Clocks,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<StoryLine> Story);

/// <param name="Note">What exactly, in a consultant's words.</param>
internal sealed record EvidenceLine(string Kind, bool Required, bool Received, string? Note)
{
    public static EvidenceLine Of(ClaimNeed need) =>
        new(need.Kind.Name(), need.IsRequired && need.WaivedAt is null, need.ReceivedAt is not null, need.Note);
}

/// <param name="Kind"><c>first-answer</c>, <c>decision</c>, <c>payout</c>, <c>evidence</c> or <c>bank-answer</c>.</param>
/// <param name="AllowedSeconds">Working time, all hours of working days.</param>
/// <param name="DueAt">Null while it stands still.</param>
internal sealed record ClockLine(
    string Kind, string Turn, long AllowedSeconds, long UsedSeconds, DateTime? RunningSince, DateTime? DueAt, bool Overdue);

/// <param name="Kind"><c>moved</c>, <c>message</c>, <c>evidence-received</c>…</param>
/// <param name="Author"><c>customer</c>, <c>staff</c> or <c>house</c>.</param>
/// <param name="StaffId">For keys of the desk only.</param>
/// <param name="Internal">For keys of the desk only: the customer does not see the line.</param>
internal sealed record StoryLine(
    int Sequence,
    DateTime At,
    string Kind,
    string Author,
    string? From,
    string? To,
    string? Reason,
    Money? Amount,
    string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? StaffId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Internal);
