using System.Globalization;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Why a line is not simply looked up. Each has its words: <c>Problem.{kind}.Title</c> and <c>.Text</c>.</summary>
internal enum LineProblem
{
    /// <summary>The check digit fails; the visitor may go on.</summary>
    CheckDigit,

    /// <summary>Some characters only look like those of a number.</summary>
    LookAlike,
    TooShort,
    TooLong,
    NoDigit,

    /// <summary>A character that no number has: <see cref="LineAnswer.Character"/>.</summary>
    ForbiddenCharacter,

    /// <summary>Words, and no number among them.</summary>
    Words,
    NotNineDigits,

    /// <summary>More numbers than are looked up at a time.</summary>
    TooMany,
}

/// <summary>A number that would fit. <paramref name="Positions"/> are the places in it that differ from what was typed.</summary>
internal sealed record NumberOffer(string Number, IReadOnlyList<int> Positions);

/// <summary>A character that looks like the one meant. <paramref name="Kind"/> names its words: <c>LookAlike.{kind}</c>.</summary>
internal sealed record SwappedCharacter(char Typed, char Meant, string Kind);

/// <summary>The answer to one line of what was typed: where the parcel is, or what is wrong with the number.</summary>
internal sealed record LineAnswer
{
    /// <summary>As typed.</summary>
    public required string Input { get; init; }

    public LineProblem? Problem { get; init; }

    /// <summary>The numbers it could have been, likeliest first.</summary>
    public IReadOnlyList<NumberOffer> Suggestions { get; init; } = [];

    public IReadOnlyList<SwappedCharacter> Swapped { get; init; } = [];

    public string? Character { get; init; }

    /// <summary>What may be looked up, warned or not; null where nothing usable was typed.</summary>
    public string? Number { get; init; }

    /// <summary>The parcel's answer sentence; null where there is a problem, or where the answer failed to come.</summary>
    public string? Answer { get; init; }

    public Tone Tone { get; init; } = Tone.Waiting;

    public Standing Standing { get; init; } = Standing.Wrong;

    /// <summary>Its place among the answers, counted from 1; 0 where it stands alone.</summary>
    public int Place { get; init; }

    /// <summary>The same number stands further up.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>A number nothing speaks against.</summary>
    public bool IsAsked => this is { Problem: null, Number: not null };

    public static LineAnswer Of(string input, NumberReading reading) => reading switch
    {
        NumberReading.CheckDigit failed => new()
        {
            Input = input,
            Problem = LineProblem.CheckDigit,
            Number = failed.Value.Value,
            Suggestions = [.. failed.Suggestions.Offered.Select(s => new NumberOffer(s.Number.Value, s.Positions))],
        },
        NumberReading.LookAlike lookAlike => new()
        {
            Input = input,
            Problem = LineProblem.LookAlike,
            Number = lookAlike.AsTyped?.Value,
            Suggestions = [new NumberOffer(lookAlike.Suggestion.Value, [.. lookAlike.Characters.Select(c => c.Position)])],
            Swapped = [.. lookAlike.Characters.Select(c => new SwappedCharacter(c.Typed, c.Meant, c.Kind.ToString()))],
        },
        NumberReading.Malformed malformed => new()
        {
            Input = input,
            Problem = ProblemOf(malformed.Reason),
            Character = malformed.Character,
        },
        _ => new() { Input = input, Number = reading.Usable!.Value },
    };

    public LineAnswer AnsweredBy(ParcelPage page) => this with
    {
        Answer = page.Answer.Title,
        Tone = page.Answer.Tone,
        Standing = Standings.Of(page.Status),
    };

    public static LineAnswer TooMany(int found) =>
        new() { Input = found.ToString(CultureInfo.CurrentCulture), Problem = LineProblem.TooMany };

    private static LineProblem ProblemOf(MalformedReason reason) => reason switch
    {
        MalformedReason.Empty or MalformedReason.TooShort => LineProblem.TooShort,
        MalformedReason.TooLong => LineProblem.TooLong,
        MalformedReason.NoDigit => LineProblem.NoDigit,
        MalformedReason.ForbiddenCharacter => LineProblem.ForbiddenCharacter,
        MalformedReason.NotNineDigits => LineProblem.NotNineDigits,
        _ => LineProblem.Words,
    };

    /// <summary>Where its page is; for a doubtful number, its page all the same.</summary>
    public string? Href => Number is null ? null : Problem is null ? $"/track/{Number}" : $"/track/{Number}?anyway=true";
}
