using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>A question as a form shows it, to a customer or to a consultant who asks it aloud.</summary>
/// <param name="Typed">What was typed before.</param>
/// <param name="Wrong">What is wrong with it, in words.</param>
internal sealed record AskedQuestion(ClaimQuestion Question, string? Typed, string? Wrong, DateOnly Today, string Language)
{
    /// <summary>Of the field's name, where the form has one.</summary>
    public string Prefix { get; init; } = "";

    public string Id => $"q-{Question.Key}";

    public bool HasHint => FilingTexts.Words.Find($"Hint.{Question.Key}", Language) is not null;

    /// <summary>What the field's description is read from; null: nothing.</summary>
    public string? DescribedBy =>
        (Wrong is not null, HasHint) switch
        {
            (true, true) => $"{Id}-wrong {Id}-hint",
            (true, false) => $"{Id}-wrong",
            (false, true) => $"{Id}-hint",
            _ => null,
        };
}
