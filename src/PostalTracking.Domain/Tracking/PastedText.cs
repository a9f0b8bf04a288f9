namespace PostalTracking.Domain.Tracking;

/// <summary>One thing found in a pasted text, with its answer.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">As it stood there.</param>
public sealed record PastedEntry(int Line, string Text, NumberReading Reading);

/// <summary>
/// What people paste, from a single number to a whole mail: up to <see cref="Limit"/> entries in the order they stand,
/// each number once. Lines of prose are passed over, but a text of one line always has its answer. Time grows with
/// the length of the text and with nothing else: no pattern matching, every candidate is at most 40 characters long.
/// </summary>
public sealed record PastedText
{
    public const int Limit = 100;

    private PastedText(IReadOnlyList<PastedEntry> entries, int found) => (Entries, Found) = (entries, found);

    /// <summary>The first <see cref="Limit"/>. Empty when several lines hold no number at all.</summary>
    public IReadOnlyList<PastedEntry> Entries { get; }

    /// <summary>How many there are, also beyond the limit.</summary>
    public int Found { get; }

    public bool TooMany => Found > Limit;

    public static PastedText Read(string? text)
    {
        var lines = Lines(text ?? "");
        if (lines.Count == 0)
        {
            return new([new(1, "", NumberReading.Of(text))], 1);
        }

        var entries = new List<PastedEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, written) in lines)
        {
            foreach (var (part, reading) in PastedLine.Read(written, isAlone: lines.Count == 1))
            {
                if (seen.Add(Identity(part, reading)) && entries.Count < Limit)
                {
                    entries.Add(new(line, part, reading));
                }
            }
        }

        return new(entries, seen.Count);
    }

    private static List<(int Line, string Written)> Lines(string text)
    {
        var lines = new List<(int, string)>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!TypedText.IsBlank(line))
            {
                lines.Add((number, line.Trim().ToString()));
            }
        }

        return lines;
    }

    private static string Identity(string part, NumberReading reading) => reading switch
    {
        NumberReading.LookAlike lookAlike => "looks like " + lookAlike.Suggestion.Value,
        { Usable: { } number } => number.Value,
        _ => part,
    };
}
