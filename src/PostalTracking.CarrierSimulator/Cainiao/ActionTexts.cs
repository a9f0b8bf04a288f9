using System.Collections.Frozen;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>Cainiao's words for one action, the stage it opens (on many there is none) and the parcel's status after it.</summary>
internal sealed record ActionText(string Text, string? Group, string GroupText, string ParcelStatus, string ParcelStatusText)
{
    private static readonly FrozenDictionary<string, ActionText> Known = EmbeddedTable.Read("actions.csv")
        .ToFrozenDictionary(row => row[0], row => new ActionText(row[1], row[2].Length == 0 ? null : row[2], row[3], row[4], row[5]));

    public static ActionText Of(string actionCode) =>
        Known.GetValueOrDefault(actionCode) ?? new(actionCode, null, "", "TRANSITING", "In transit");
}
