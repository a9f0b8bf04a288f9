using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>What an act came to where it was not done: sentences and a status.</summary>
internal sealed record PayoutRefusals(int Status, IReadOnlyList<string> Sentences)
{
    public const string Form = nameof(Form);
    public const string Reason = nameof(Reason);

    /// <summary>What was typed does not do: 400.</summary>
    public static PayoutRefusals Of(string key, string language) =>
        new(StatusCodes.Status400BadRequest, [PayoutTexts.For($"Refusal.{key}", language)]);

    /// <param name="claim">As it is now.</param>
    public static PayoutRefusals Of(PayoutOutcome outcome, Claim claim, ClaimTerms terms, string language) => outcome switch
    {
        PayoutOutcome.Refused refused => new(
            StatusCodes.Status422UnprocessableEntity, [.. refused.Why.Select(why => Sentence(why, claim, terms, language))]),
        PayoutOutcome.Stands stands => new(
            StatusCodes.Status409Conflict,
            [PayoutTexts.For("Refusal.Stands", language, PayoutTexts.For($"Status.{stands.Now}", language))]),
        PayoutOutcome.Running => new(StatusCodes.Status409Conflict, [PayoutTexts.For("Refusal.Running", language)]),
        PayoutOutcome.Changed => new(StatusCodes.Status422UnprocessableEntity, [PayoutTexts.For("Refusal.Changed", language)]),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };

    public static string Sentence(PayoutRefusal why, Claim claim, ClaimTerms terms, string language) => PayoutTexts.For(
        $"Refusal.{why}",
        language,
        Roubles.Of(why == PayoutRefusal.OrderedIt ? terms.FourEyesAbove : claim.Sums().Left, language));
}
