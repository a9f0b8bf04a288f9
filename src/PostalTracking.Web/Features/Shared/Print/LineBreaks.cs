namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>Breaks a text into lines of a width: between words, and Chinese between its signs.</summary>
internal static class LineBreaks
{
    /// <param name="measure">How wide a piece of the text is.</param>
    public static List<string> Of(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var (gap, word) in Words(text, width, measure))
        {
            var longer = line.Length == 0 ? word : line + gap + word;
            if (line.Length > 0 && measure(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return [.. lines, line];
    }

    // With what stands before them in the same line.
    private static IEnumerable<(string Gap, string Word)> Words(string text, double width, Func<string, double> measure)
    {
        var gap = "";
        foreach (var word in text.Split(' '))
        {
            foreach (var piece in Apart(word).SelectMany(part => Pieces(part, width, measure)))
            {
                yield return (gap, piece);
                gap = "";
            }

            gap = " ";
        }
    }

    // Before any sign but those that end something.
    private static IEnumerable<string> Apart(string word)
    {
        var from = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if ((PdfFonts.IsHan(word[i]) || PdfFonts.IsHan(word[i - 1])) && !IsNeverFirst(word[i]))
            {
                yield return word[from..i];
                from = i;
            }
        }

        yield return word[from..];
    }

    private static bool IsNeverFirst(char c) => c is '。' or '，' or '、' or '；' or '：' or '）' or '》' or '”' or '？';

    // A word that is longer than the line is broken wherever the line ends.
    private static IEnumerable<string> Pieces(string word, double width, Func<string, double> measure)
    {
        while (word.Length > 1 && measure(word) > width)
        {
            var length = Fitting(word, width, measure);
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }

    // By halves: a signed text is one word of a thousand letters, and a measure costs as much as its letters. At least one.
    private static int Fitting(string word, double width, Func<string, double> measure)
    {
        var (fits, tooLong) = (1, word.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = measure(word[..middle]) > width ? (fits, middle) : (middle, tooLong);
        }

        return fits;
    }
}
