using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>
/// All that look-ups need of one parcel, as the one-row read model holds it: no language, no names, no sums.
/// Written by Ingest in the transaction of the events; read by the page, the API and the fold alike.
/// </summary>
internal sealed record ShipmentSnapshot
{
    /// <summary>Upper case, as in <c>TrackNumber.Value</c>.</summary>
    public required string TrackNumber { get; init; }

    /// <summary>1 for the first use of the number, 2 for the next …</summary>
    public required short Generation { get; init; }

    /// <summary>The number of the service in <c>ShipmentService</c>.</summary>
    public required short Service { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Origin { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Destination { get; init; }

    /// <summary>0: not known.</summary>
    public int DestinationPostalCode { get; init; }

    public Dues Dues { get; init; }

    /// <summary>What the register of senders calls whoever sent it; null where no partner named a sender.</summary>
    public int? Sender { get; init; }

    public ShipmentStatus Status { get; init; }

    public DateTimeOffset? StatusSince { get; init; }

    public DateTimeOffset? DispatchedAt { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Rises with every change; the <c>sequence</c> of the API.</summary>
    public int Version { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public DateTimeOffset? NextCheckAt { get; init; }

    public IReadOnlyList<SourceState> Sources { get; init; } = [];

    /// <summary>Under which it also goes or went, each once.</summary>
    public IReadOnlyList<KnownNumber> OtherNumbers { get; init; } = [];

    /// <summary>What stands on the parcel now: the last new label, or the number we have known it by from the start.</summary>
    public string CurrentNumber => OtherNumbers
        .Where(n => n.Change == NumberChange.Relabelled)
        .MaxBy(n => n.Since ?? DateTimeOffset.MinValue)?.Number ?? TrackNumber;

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}

/// <param name="Since">When the parcel got it; null: not said.</param>
internal sealed record KnownNumber(string Number, NumberChange Change, DateTimeOffset? Since);

/// <summary>What one carrier says of the parcel, and when it was last asked with success.</summary>
internal sealed record SourceState(Carrier Carrier, ShipmentStatus Status, DateTimeOffset? CheckedAt);

/// <summary>An event as the read model keeps it.</summary>
/// <param name="Sequence">The parcel's version that brought it.</param>
/// <param name="OffsetMinutes">The carrier's own offset from UTC, where it gave one.</param>
/// <param name="Place">A Russian postal code, the number of a place abroad (from 1,000,000), or 0.</param>
/// <param name="Revision">0: said. Odd: taken back. Even and above 0: said again.</param>
/// <param name="Pushed">A partner sent it; a carrier's own answer that lacks it does not take it back.</param>
/// <param name="LocalText">The time as the carrier wrote it, where it can't be rebuilt; kept with the event, not in the read model.</param>
/// <param name="RawText">The carrier's words, kept only for a code that is not in our table.</param>
internal sealed record HistoryEntry(
    int Sequence,
    DateTimeOffset OccurredAt,
    short? OffsetMinutes,
    Carrier Carrier,
    int Code,
    int Place,
    short Revision,
    string? RawText,
    bool Pushed = false,
    string? LocalText = null);
