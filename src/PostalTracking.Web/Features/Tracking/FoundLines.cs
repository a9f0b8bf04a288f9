using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>A list of answers as a page shows it: a sentence on all of them, and the means to see only some.</summary>
internal sealed record FoundLines(string Title, IReadOnlyList<LineAnswer> Lines)
{
    public IReadOnlyList<(Standing Standing, int Count)> Counted { get; } = Standings.Counted(Lines);

    public string Sentence => Standings.Sentence(Counted, Languages.Current);
}
