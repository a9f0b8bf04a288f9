using System.Collections.Frozen;

namespace PostalTracking.Web.Features.Senders.Warning;

/// <summary>All senders with confirmed frauds, at one moment.</summary>
/// <param name="BySender">Frauds by what parcels' rows know a sender by.</param>
/// <param name="ByParcel">Frauds of those who sent a parcel that is in the register itself.</param>
internal sealed record SenderWatch(
    FrozenDictionary<int, int> BySender, FrozenDictionary<(string TrackNumber, short Generation), int> ByParcel)
{
    public static SenderWatch Blank { get; } = new(
        FrozenDictionary<int, int>.Empty, FrozenDictionary<(string, short), int>.Empty);

    public int Frauds(string trackNumber, short generation, int? sender) => Math.Max(
        sender is { } known ? BySender.GetValueOrDefault(known) : 0, ByParcel.GetValueOrDefault((trackNumber, generation)));
}
