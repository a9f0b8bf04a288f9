namespace PostalTracking.Domain.Tracking;

/// <summary>
/// Finds S10 numbers, fourteen digits and Cainiao's forms among words: each a word of its own, or an S10 and fourteen
/// digits written in groups. One pass over the words; from each no more than thirteen characters are looked ahead,
/// and a row of digit groups is walked once.
/// </summary>
internal static class FreeText
{
    // Cainiao's two letters, ten digits and Y are of this length as well.
    private const int FixedLength = S10.Length;

    public static List<Finding> Find(string line)
    {
        var words = PastedWord.In(line);
        var found = new List<Finding>();
        for (var i = 0; i < words.Count;)
        {
            var taken = AsOneWord(line, words[i], found);
            taken = taken > 0 ? taken : InGroups(line, words, i, found);
            taken = taken > 0 ? taken : InDigitGroups(line, words, i, found);
            i += Math.Max(taken, 1);
        }

        return found;
    }

    private static int AsOneWord(string line, PastedWord word, List<Finding> found)
    {
        var finding = new Finding(line[word.Start..word.End], NumberReading.Of(word.Text));
        if (S10.HasWrongDigitCount(word.Text.ToUpperInvariant()))
        {
            finding = finding with { Reading = new NumberReading.Malformed(MalformedReason.NotNineDigits) };
        }
        else if (!finding.IsKnownForm)
        {
            return 0;
        }

        found.Add(finding);
        return 1;
    }

    // ZA 1234 5678 5 HK. Two short words around a sum look the same, so small letters need a check digit that holds.
    private static int InGroups(string line, List<PastedWord> words, int first, List<Finding> found)
    {
        if (char.IsAsciiDigit(words[first].Text[0]))
        {
            return 0;
        }

        var text = "";
        for (var i = first; i < words.Count && (i == first || words[i].Continues); i++)
        {
            if (text.Length + words[i].Text.Length > FixedLength)
            {
                break;
            }

            text += words[i].Text;
            if (text.Length == FixedLength && IsBelievable(text))
            {
                return Take(line, words, first, i - first + 1, text, found);
            }
        }

        return 0;
    }

    private static bool IsBelievable(string text) => LookAlikes.AsS10(text) is { } meant
        ? TrackNumber.Parse(meant).CheckDigitHolds || text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
        : TrackNumber.TryParse(text, out var number) && number.Format == NumberFormat.Cainiao;

    // 141021 92 06935 3. Dates, telephones and sums are digits in groups too, so the whole row of groups has to come out
    // in fourteens, and each of them needs a check digit that holds or the grouping in which such numbers are printed.
    private static int InDigitGroups(string line, List<PastedWord> words, int first, List<Finding> found)
    {
        if (!words[first].IsDigits || (first > 0 && words[first].Continues && words[first - 1].IsDigits))
        {
            return 0;
        }

        var row = new List<Finding>();
        var (from, text, end) = (first, "", first);
        for (; end < words.Count && (end == first || words[end].Continues) && words[end].IsDigits; end++)
        {
            if (text.Length >= Ru14.Length)
            {
                return 0;
            }

            text += words[end].Text;
            if (text.Length == Ru14.Length)
            {
                if (TrackNumber.Parse(text) is var number && (number.CheckDigitHolds || IsPrinted(number, words[from..(end + 1)])))
                {
                    Take(line, words, from, end - from + 1, text, row);
                }

                (from, text) = (end + 1, "");
            }
        }

        if (text.Length > 0)
        {
            return 0;
        }

        found.AddRange(row);
        return end - first;
    }

    private static bool IsPrinted(TrackNumber number, IEnumerable<PastedWord> groups) =>
        number.Grouped == string.Join(' ', groups.Select(group => group.Text));

    private static int Take(string line, List<PastedWord> words, int first, int count, string text, List<Finding> found)
    {
        found.Add(new(line[words[first].Start..words[first + count - 1].End], NumberReading.Of(text)));
        return count;
    }
}
