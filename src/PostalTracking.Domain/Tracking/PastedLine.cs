namespace PostalTracking.Domain.Tracking;

/// <summary>
/// One line of a pasted text: one number, a list of them, prose with numbers of the known forms in it, something that
/// looks like a number gone wrong, or prose.
/// </summary>
internal static class PastedLine
{
    private static readonly char[] ListSeparators = [',', ';', '\t', '|', '，', '；', '、'];

    public static IReadOnlyList<Finding> Read(string line, bool isAlone)
    {
        Finding[][] items = [.. line
            .Split(ListSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => Item(item).ToArray())];
        var isList = items.All(item => item.Length > 0);

        // A number of an unknown form is believed only where all around it are numbers: in "Hello, 12345, bye" it is a word.
        Finding[] found = [.. items.SelectMany(item => item).Where(one => isList || !one.IsOtherForm)];
        if (found.Length > 0)
        {
            return found;
        }

        var whole = new Finding(line, NumberReading.Of(line));
        if (isAlone)
        {
            return [whole.Reading is NumberReading.Malformed ? whole : new(line, new NumberReading.Malformed(MalformedReason.Words))];
        }

        return LooksLikeNumber(line) ? [whole] : [];
    }

    /// <summary>Is it more than groups of numbers?</summary>
    // A number of an unknown form may be written in groups, and a group may hold no digit (TBC 000000000000); the words
    // of a sentence with a sum in it are longer or in small letters.
    public static bool HasWords(string text) =>
        text.Any(char.IsWhiteSpace) && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(IsWord);

    private static List<Finding> Item(string text)
    {
        var whole = new Finding(text, NumberReading.Of(text));
        if (whole.IsKnownForm)
        {
            return [whole];
        }

        var found = FreeText.Find(text);
        return !found.Any(one => one.IsKnownForm) && whole.IsOtherForm && !HasWords(text) ? [whole] : found;
    }

    private static bool IsWord(string group) =>
        !group.Any(char.IsAsciiDigit) && group.Any(char.IsLetter) && (group.Length > 4 || group.Any(char.IsLower));

    // One word of about the length of a number, mostly letters and digits: neither a date nor an address nor a hash.
    private static bool LooksLikeNumber(string line) =>
        line.Length is >= 9 and <= 60
        && !line.Any(char.IsWhiteSpace)
        && line.Count(char.IsAsciiDigit) >= 7
        && line.Count(char.IsAsciiLetterOrDigit) >= 9
        && line.Count(c => !char.IsLetterOrDigit(c)) <= 1;
}

/// <summary>A part of a line and what it says.</summary>
internal readonly record struct Finding(string Text, NumberReading Reading)
{
    /// <summary>Of a form that can be told from words and sums wherever it stands.</summary>
    public bool IsKnownForm => Format is not (null or NumberFormat.Other);

    public bool IsOtherForm => Format == NumberFormat.Other;

    private NumberFormat? Format =>
        Reading is NumberReading.LookAlike lookAlike ? lookAlike.Suggestion.Format : Reading.Usable?.Format;
}
