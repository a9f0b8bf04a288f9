using System.Text;

namespace PostalTracking.Domain.Tracking;

/// <summary>Why a text is not a track number.</summary>
public enum MalformedReason
{
    Empty,
    TooShort,
    TooLong,

    /// <summary>Letters only.</summary>
    NoDigit,

    /// <summary>Holds a character that no number has and that looks like none it could have.</summary>
    ForbiddenCharacter,

    /// <summary>Words, and no number among them that can be told from them.</summary>
    Words,

    /// <summary>Two letters, digits and two letters among other words, but not nine digits.</summary>
    NotNineDigits,
}

/// <summary>
/// What one line of input says: a number, a number whose check digit fails, a number written with characters that
/// only look right, or no number. Never an exception; anything longer than 256 characters is too long unread.
/// </summary>
public abstract record NumberReading
{
    private NumberReading()
    {
    }

    /// <summary>What the user may look up as it was typed, warned or not; null where only a suggestion or nothing is left.</summary>
    public abstract TrackNumber? Usable { get; }

    public static NumberReading Of(string? line)
    {
        if (line?.Length > TypedText.MaxLength)
        {
            return new Malformed(MalformedReason.TooLong);
        }

        var typed = new StringBuilder();
        foreach (var rune in (line ?? "").EnumerateRunes())
        {
            if (rune.IsBmp && LookAlikes.IsPossible((char)rune.Value))
            {
                typed.Append((char)rune.Value);
            }
            else if (!rune.IsBmp || !TypedText.IsSkipped((char)rune.Value))
            {
                return new Malformed(MalformedReason.ForbiddenCharacter, rune.ToString());
            }
        }

        return OfKept(typed.ToString());
    }

    private static NumberReading OfKept(string typed)
    {
        if (typed.Length is < TrackNumber.MinLength or > TrackNumber.MaxLength)
        {
            return new Malformed(
                typed.Length == 0 ? MalformedReason.Empty
                : typed.Length < TrackNumber.MinLength ? MalformedReason.TooShort
                : MalformedReason.TooLong);
        }

        var number = TrackNumber.TryParse(typed, out var parsed) ? parsed : null;
        if (LookAlikes.Meant(typed) is { } meant && LookAlikes.Differences(typed, meant) is { Count: > 0 } differences)
        {
            return TrackNumber.TryParse(meant, out var suggestion)
                ? new LookAlike(typed, differences, suggestion, number)
                : new Malformed(MalformedReason.NoDigit);
        }

        return number switch
        {
            { CheckDigitHolds: true } => new Number(number),
            not null => new CheckDigit(number, NumberSuggestions.For(number)),
            _ => typed.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c)) is var strange and not default(char)
                ? new Malformed(MalformedReason.ForbiddenCharacter, strange.ToString())
                : new Malformed(MalformedReason.NoDigit),
        };
    }

    /// <summary>Nothing speaks against it.</summary>
    public sealed record Number(TrackNumber Value) : NumberReading
    {
        public override TrackNumber Usable => Value;
    }

    /// <summary>The check digit fails: a warning, for real numbers do fail it.</summary>
    public sealed record CheckDigit(TrackNumber Value, NumberSuggestions Suggestions) : NumberReading
    {
        public override TrackNumber Usable => Value;
    }

    /// <summary>Some characters only look like those of a number.</summary>
    /// <param name="Text">As typed, without spaces and hyphens; <paramref name="Characters"/> count in it.</param>
    /// <param name="Suggestion">The number with the characters meant; its own check digit may fail.</param>
    /// <param name="AsTyped">A number of another form that the text is as it stands (a Latin O among digits), or null.</param>
    public sealed record LookAlike(
        string Text, IReadOnlyList<LookAlikeCharacter> Characters, TrackNumber Suggestion, TrackNumber? AsTyped) : NumberReading
    {
        public override TrackNumber? Usable => AsTyped;
    }

    /// <summary>No number. <paramref name="Character"/> is the first forbidden one, where that is the reason.</summary>
    public sealed record Malformed(MalformedReason Reason, string? Character = null) : NumberReading
    {
        public override TrackNumber? Usable => null;
    }
}
