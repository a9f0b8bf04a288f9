using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>One carrier's codes: what is in its table, and how to keep what is not.</summary>
/// <param name="carrier">Whose codes these are.</param>
/// <param name="codes">The table, in the order of the journey.</param>
/// <param name="ids">How the carrier's codes are written as numbers.</param>
internal sealed class CarrierCodeTable(Carrier carrier, IReadOnlyList<CarrierCode> codes, CodeIds ids)
{
    /// <summary>Of a code that has no number: nothing to find it by again but its text.</summary>
    public const int NoId = 0;

    private const string UnknownTextKey = "Event.unknown";

    private readonly FrozenDictionary<int, CarrierCode> _byId = codes.ToFrozenDictionary(c => c.Id);
    private readonly FrozenDictionary<string, CarrierCode> _byRaw = codes.ToFrozenDictionary(c => c.Raw, StringComparer.Ordinal);

    public Carrier Carrier { get; } = carrier;

    public IReadOnlyList<CarrierCode> Codes { get; } = codes;

    /// <summary>The number of a code, also of an unknown one if it can be written as a number; else null.</summary>
    public int? IdOf(string raw) => _byRaw.TryGetValue(raw, out var code) ? code.Id : ids.IdOf(raw);

    public CarrierCode Find(int id) => _byId.TryGetValue(id, out var code) ? code : Unknown(id, ids.RawOf(id) ?? "");

    public CarrierCode Find(string raw) => IdOf(raw) is { } id
        ? _byId.TryGetValue(id, out var code) ? code : Unknown(id, raw)
        : Unknown(NoId, raw);

    /// <summary>A code that is not in the table, kept as it came.</summary>
    public CarrierCode Unknown(int id, string raw) =>
        new(Carrier, id, raw, Status: null, JourneyPhase.Transit, Known: false, CarrierText: null, UnknownTextKey);
}

/// <summary>How a carrier's codes that are not in its table become numbers and text again; null where they cannot.</summary>
internal sealed record CodeIds(Func<string, int?> IdOf, Func<int, string?> RawOf)
{
    /// <summary>Free text: its numbers come from the dictionary in the database.</summary>
    public static CodeIds None { get; } = new(_ => null, _ => null);
}
