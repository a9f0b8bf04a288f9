using System.Collections.Frozen;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>
/// The post's words for its operations. From its public table, the rows the lives use; English names the table lacks are ours.
/// </summary>
internal static class OperationNames
{
    private static readonly FrozenDictionary<(int Type, int Attribute), string[]> Rows = EmbeddedTable.Read("operations.csv")
        .ToFrozenDictionary(row => (int.Parse(row[0], null), int.Parse(row[1], null)));

    public static string Type(int type, int attribute, bool english) => Find(type, attribute)?[english ? 4 : 2] ?? "";

    public static string Attribute(int type, int attribute, bool english) =>
        Rows.TryGetValue((type, attribute), out var row) ? row[english ? 5 : 3] : "";

    private static string[]? Find(int type, int attribute) =>
        Rows.TryGetValue((type, attribute), out var row) ? row : Rows.FirstOrDefault(r => r.Key.Type == type).Value;
}
