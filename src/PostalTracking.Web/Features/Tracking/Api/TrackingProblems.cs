using System.Resources;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>What can be wrong with a row that a partner sends.</summary>
internal static class TrackingProblems
{
    private static readonly ResourceManager Texts = new(typeof(TrackingProblems).FullName!, typeof(TrackingProblems).Assembly);

    /// <summary>A malformed number to the API, in other words. {0}: what was given, {1}: the characters that only look right.</summary>
    public static ProblemKind LookAlike { get; } = ProblemKind.MalformedTrackNumber with { Texts = Texts };

    /// <summary>{0}: the field.</summary>
    public static ProblemKind InvalidField { get; } = new("invalid-field", 400, Texts);

    public static ProblemKind UnknownCarrier { get; } = new("unknown-carrier", 400, Texts);

    public static ProblemKind InvalidTime { get; } = new("invalid-time", 400, Texts);

    /// <summary>{0}: the number, which is none of the service.</summary>
    public static ProblemKind SrmNumber { get; } = new("srm-number", 422, Texts);

    /// <summary>{0}: the country it comes from.</summary>
    public static ProblemKind SrmOrigin { get; } = new("srm-origin", 422, Texts);

    /// <summary>{0}: the country it goes to.</summary>
    public static ProblemKind SrmDestination { get; } = new("srm-destination", 422, Texts);

    /// <summary>Another tenant registered the parcel.</summary>
    public static ProblemKind RegisteredByAnother { get; } = new("registered-by-another", 409, Texts);

    /// <summary>The same number stands in the request before.</summary>
    public static ProblemKind RepeatedInRequest { get; } = new("repeated-in-request", 409, Texts);

    /// <summary>{0}: the bytes a line may have.</summary>
    public static ProblemKind LineTooLong { get; } = new("line-too-long", 400, Texts);

    /// <summary>Not one JSON object in UTF-8.</summary>
    public static ProblemKind MalformedLine { get; } = new("malformed-line", 400, Texts);

    /// <summary>{0}: how many may be open.</summary>
    public static ProblemKind TooManyStreams { get; } = new("too-many-streams", 429, Texts);
}
