namespace PostalTracking.Domain.Tracking;

/// <summary>One thing found in a pasted text, with its answer.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">As it stood there.</param>
/// <param name="RepeatOf">The line in which the same number stood first.</param>
public sealed record PastedEntry(int Line, string Text, NumberReading Reading, int? RepeatOf = null);

/// <summary>
/// What people paste, from a single number to a whole mail: up to <see cref="Limit"/> entries in the order they stand.
/// In a column of numbers every line has its answer, repeats and mistakes too; from a mail each number is taken once and
/// lines of prose are passed over. A text of one line always has its answer. Time grows with the length of the text
/// and with nothing else: no pattern matching, every candidate is at most 40 characters long.
/// </summary>
public sealed record PastedText
{
    public const int Limit = 100;

    private const int ShortestColumn = 3;

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

        var read = lines.ConvertAll(line => PastedLine.Read(line.Written, isAlone: lines.Count == 1));
        var isColumn = IsColumn(lines, read);
        var entries = new List<PastedEntry>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, written) = lines[i];
            foreach (var (part, reading) in read[i].Count == 0 && isColumn ? PastedLine.Read(written, isAlone: true) : read[i])
            {
                var isNew = first.TryAdd(Identity(part, reading), line);
                found += isNew || isColumn ? 1 : 0;
                if ((isNew || isColumn) && entries.Count < Limit)
                {
                    entries.Add(new(line, part, reading, isNew ? null : first[Identity(part, reading)]));
                }
            }
        }

        return new(entries, found);
    }

    // Somebody's list: at least half of its lines are numbers and nothing else.
    private static bool IsColumn(List<(int Line, string Written)> lines, List<IReadOnlyList<Finding>> read)
    {
        var numbers = lines.Zip(read).Count(line => line.Second.Count > 0 && !PastedLine.HasWords(line.First.Written));
        return numbers >= ShortestColumn && numbers * 2 >= lines.Count;
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
