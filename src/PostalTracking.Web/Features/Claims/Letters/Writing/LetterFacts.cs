using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The values of a template's variables, in the words of the letter's language.</summary>
internal static class LetterFacts
{
    /// <param name="previous">The letter that this one comes back to.</param>
    /// <param name="customerName">As the customer gave it for this letter; kept nowhere else.</param>
    public static IReadOnlyDictionary<string, string?> Of(
        Claim claim,
        DateTimeOffset coverFrom,
        Correspondent to,
        Letter? previous,
        LetterMoment moment,
        string language,
        string? customerName)
    {
        var days = new OfficeMoments(claim.TimeZone, language);
        return new Dictionary<string, string?>
        {
            [LetterVariables.ClaimNumber] = ClaimDigits.Grouped(claim.ClaimNumber),
            [LetterVariables.PolicyNumber] =
                PolicyDigits.TryParse(claim.PolicyNumber, out var policy) ? PolicyDigits.Grouped(policy) : claim.PolicyNumber,
            [LetterVariables.TrackNumber] = claim.TrackNumber,
            [LetterVariables.Circumstance] = claim.Circumstance is { } it ? Lowered(ClaimTexts.For("Circumstance", it, language)) : null,
            [LetterVariables.Description] = claim.Description is { } told ? OneLine(told) : null,
            [LetterVariables.AmountAsked] = claim.AmountAsked is { } sum ? Roubles.Of(sum, language) : null,
            [LetterVariables.SubmittedAt] = claim.SubmittedAt is { } sent ? days.Day(sent) : null,
            [LetterVariables.CoverFrom] = days.Day(coverFrom),
            [LetterVariables.CoverUntil] = days.Day(claim.CoverUntil),
            [LetterVariables.CustomerName] = customerName is { } name ? OneLine(name) : null,
            [LetterVariables.Addressee] = to.Name,
            [LetterVariables.Bic] = to.Bic,
            [LetterVariables.LetterNumber] = moment.Number,
            [LetterVariables.Today] = days.Day(moment.At),
            [LetterVariables.AnswerBy] = days.Day(WorkCalendar.LastMoment(moment.AnswerDueAt)),
            [LetterVariables.PreviousNumber] = previous?.Number,
            [LetterVariables.PreviousDate] = previous is null ? null : days.Day(previous.SentAt ?? previous.WrittenAt),
            [LetterVariables.Author] = moment.Author,
            [LetterVariables.Hotline] = moment.Hotline,
        };
    }

    // «в коробке другая вещь»: it stands inside a sentence.
    private static string Lowered(string words) => words.Length > 1 ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private static string OneLine(string words) =>
        string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What a letter says of itself: its number, when it is written and by whom, until when an answer is asked for.</summary>
internal sealed record LetterMoment(string Number, DateTimeOffset At, DateTimeOffset AnswerDueAt, string Author, string? Hotline);
