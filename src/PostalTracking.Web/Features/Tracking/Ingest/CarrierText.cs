namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>A carrier's words as they are kept: short, and such that PostgreSQL takes them.</summary>
internal static class CarrierText
{
    public const int Longest = 200;

    /// <summary>Without U+0000, which JSON allows; cut between characters: half of a surrogate pair is no text.</summary>
    public static string Of(string said)
    {
        var text = said.Replace("\0", "", StringComparison.Ordinal).Trim();
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
