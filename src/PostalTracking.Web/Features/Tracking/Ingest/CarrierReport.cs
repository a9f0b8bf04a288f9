using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>What one carrier said of one number, at one time: an answer to a poll, or what a partner pushed.</summary>
internal sealed record CarrierReport
{
    public required TrackNumber Number { get; init; }

    public required Carrier Carrier { get; init; }

    public required IReadOnlyList<ReportedEvent> Events { get; init; }

    public ParcelFacts Facts { get; init; } = ParcelFacts.None;

    /// <summary>Other numbers under which, by this carrier's word, the same parcel goes or went.</summary>
    public IReadOnlyList<OtherNumber> OtherNumbers { get; init; } = [];

    /// <summary>
    /// The claim under which the carrier was asked; null for what was pushed. An asked carrier gives the whole history,
    /// so what it said before and says no longer is taken back.
    /// </summary>
    public PollLease? Lease { get; init; }

    /// <summary>
    /// The carrier's short form: times to the second without an offset, no places abroad, not a word of the parcel itself.
    /// What is missing in it was not taken back.
    /// </summary>
    public bool IsBrief { get; init; }
}

/// <summary>One operation in the carrier's terms.</summary>
/// <param name="Code">As in the carrier's table: <c>8/2</c>, <c>GTMS_SIGNED</c>, <c>EMI</c>.</param>
/// <param name="OccurredAt">Offset zero.</param>
/// <param name="OffsetMinutes">The carrier's own offset, where it gave one.</param>
/// <param name="LocalText">The time as it was written, only where it can't be rebuilt from the two before.</param>
/// <param name="Text">The carrier's words, used only where the code is not in our table.</param>
internal sealed record ReportedEvent(
    string Code,
    DateTimeOffset OccurredAt,
    short? OffsetMinutes,
    ReportedPlace Place,
    string? LocalText = null,
    string? Text = null);

/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="PostalCode">Six digits of a Russian office, or 0.</param>
internal readonly record struct ReportedPlace(string? Country, int PostalCode, string? Name)
{
    public bool IsNone => PostalCode == 0 && Country is null && string.IsNullOrEmpty(Name);
}

/// <summary>What an answer says of the parcel itself. Never a person's name.</summary>
/// <param name="Origin">ISO 3166 alpha-2.</param>
/// <param name="Destination">ISO 3166 alpha-2.</param>
/// <param name="Cod">Cash on delivery, kopecks.</param>
/// <param name="CustomsDuty">Kopecks.</param>
internal sealed record ParcelFacts(
    string? Origin = null,
    string? Destination = null,
    int DestinationPostalCode = 0,
    long? Cod = null,
    long? CustomsDuty = null)
{
    public static ParcelFacts None { get; } = new();
}

/// <param name="Since">When the parcel got it; null where the carrier names only the number.</param>
internal sealed record OtherNumber(TrackNumber Number, NumberChange Change, DateTimeOffset? Since);

/// <summary>How a parcel comes to a second number. Stored.</summary>
internal enum NumberChange : short
{
    /// <summary>A new label: the parcel goes on under this number.</summary>
    Relabelled = 1,

    /// <summary>Whoever carries it next has this number of its own for it; the first carrier keeps the old one.</summary>
    NextCarrier = 2,

    /// <summary>An earlier label: the parcel went under this number before.</summary>
    Former = 3,
}

/// <summary>The right to answer for a number, until another claim takes it over.</summary>
/// <param name="Generation">0: nobody knows the number yet.</param>
/// <param name="AskedAs">The number under which this carrier has the parcel, where that is another one.</param>
internal sealed record PollLease(string TrackNumber, short Generation, Carrier Carrier, int Lease, string? AskedAs = null)
{
    public string Asked => AskedAs ?? TrackNumber;
}

internal enum EventVerdict
{
    Stored,
    Duplicate,

    /// <summary>The claim under which it came had been taken over; whoever took it over stores it.</summary>
    Late,
}
