namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>What a look into a file says.</summary>
/// <param name="Verdict">Why it is refused, a key of EvidenceTexts; null: it may stay.</param>
/// <param name="Type">By its content; null where nobody knows it.</param>
/// <param name="Duration">Seconds; null where the film does not say.</param>
internal sealed record FileLook(string? Verdict, MediaType? Type = null, int? Duration = null);

/// <summary>Why a file is not taken, or is put aside: keys of EvidenceTexts, stored.</summary>
internal static class Verdicts
{
    public const string GivenUp = "given-up";
    public const string Expired = "expired";
    public const string Retention = "retention";
    public const string Lost = "lost";

    public const string Empty = "empty";
    public const string UnknownType = "unknown-type";
    public const string WebPage = "web-page";
    public const string NotAsNamed = "not-as-named";
    public const string NotForKind = "not-for-kind";
    public const string TooLarge = "too-large";
    public const string TwoInOne = "two-in-one";
    public const string Truncated = "truncated";
    public const string Damaged = "damaged";

    public const string Infected = "infected";
    public const string NotScannable = "not-scannable";
}
