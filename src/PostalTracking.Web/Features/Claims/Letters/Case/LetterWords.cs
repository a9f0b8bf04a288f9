using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Protection.Paper;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>How a letter stands, in the words of the staff's pages.</summary>
internal sealed class LetterWords(Letter letter, string language, DateTimeOffset now)
{
    private readonly OfficeMoments _moments = new(letter.TimeZone, language);

    public string Address => $"/desk/{letter.ClaimNumber}/letters/{letter.Sequence}";

    public bool IsOverdue => letter is { State: LetterState.Sent, Outcome: null } && letter.AnswerDueAt < now;

    public string State => letter switch
    {
        { State: LetterState.Failed } => Word("State.Failed"),
        { State: LetterState.Posted, AddresseeEmail: null } => Word("State.OnPaper"),
        { State: LetterState.Posted, Failure: not null } => Word("State.Retried"),
        { State: LetterState.Posted } => Word("State.Posted"),
        { Outcome: { } outcome } => Word($"Outcome.{outcome}"),
        _ when IsOverdue => Word("State.Overdue"),
        _ => Word("State.Waits"),
    };

    /// <summary>A class of the style sheet.</summary>
    public string Tone => letter switch
    {
        { State: LetterState.Failed } => "tone-bad",
        { State: LetterState.Posted } => "tone-waiting",
        { Outcome: { } } => "tone-good",
        _ when IsOverdue => "tone-bad",
        _ => "tone-moving",
    };

    /// <summary>By when the answer is due; of a letter that did not get through, nothing is.</summary>
    public string Due => letter.State == LetterState.Failed ? "—" : _moments.Day(WorkCalendar.LastMoment(letter.AnswerDueAt));

    public string Sent => letter.SentAt is { } at
        ? Word(letter.IsByHand ? "SentByHandAt" : "SentAt", _moments.Moment(at))
        : Word("NotGone");

    public string Moment(DateTimeOffset at) => _moments.Moment(at);

    private string Word(string key, params ReadOnlySpan<object?> values) => LetterTexts.For(key, language, values);
}
