using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>Why nothing was found under what was typed, and which numbers it could have been.</summary>
internal sealed record WrongNumber(string Words, IReadOnlyList<string> Offers)
{
    private const int Most = 3;

    public static WrongNumber Of(NumberReading reading, string language)
    {
        var (key, offers) = reading switch
        {
            NumberReading.Number => ("Wrong.Unknown", []),
            NumberReading.CheckDigit failed => ("Wrong.CheckDigit", failed.Suggestions.Offered.Select(offer => offer.Number.Value)),
            NumberReading.LookAlike alike => ("Wrong.LookAlike", [alike.Suggestion.Value]),
            NumberReading.Malformed { Reason: MalformedReason.Empty } => ("Wrong.Empty", []),
            _ => ("Wrong.Malformed", Enumerable.Empty<string>()),
        };
        return new(CounterTexts.For(key, language), [.. offers.Take(Most)]);
    }
}
