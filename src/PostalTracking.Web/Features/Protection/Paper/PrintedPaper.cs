namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>What is printed, in words of one language: the PDF and the print page set the same.</summary>
internal sealed record PrintedPaper
{
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>What the paper comes to, in one sentence.</summary>
    public required string Lead { get; init; }

    /// <summary>That it is no fiscal receipt.</summary>
    public required string Warning { get; init; }

    /// <summary>«КОПИЯ…», «УЧЕБНЫЙ ОБРАЗЕЦ…»; empty on an original.</summary>
    public required IReadOnlyList<string> Stamps { get; init; }

    /// <summary>In groups.</summary>
    public required string PolicyNumber { get; init; }

    public required string TrackNumber { get; init; }

    public required string? Link { get; init; }

    /// <summary>In groups.</summary>
    public required string? AccessCode { get; init; }

    public required IReadOnlyList<PaperRow> Rows { get; init; }

    public required IReadOnlyList<PaperSection> Sections { get; init; }

    /// <summary>Who signs.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Word(string key) => PaperTexts.For(key, Language);
}

internal sealed record PaperRow(string Label, string Value);

/// <param name="Text">Empty where the list says it all.</param>
internal sealed record PaperSection(string Title, string Text, IReadOnlyList<string> Items, bool IsNumbered = false);
