using System.Text.Json;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>The partners, by their keys in the control API: <c>russian-post</c>, <c>cainiao</c>, <c>hongkong-post</c>.</summary>
internal enum Partner
{
    RussianPost = 1,
    Cainiao = 2,
    HongkongPost = 3,
}

internal static class PartnerKeys
{
    private static readonly Dictionary<string, Partner> ByKey = Enum.GetValues<Partner>().ToDictionary(p => p.Key());

    public static string Key(this Partner partner) => JsonNamingPolicy.KebabCaseLower.ConvertName(partner.ToString());

    public static Partner? Find(string? key) => ByKey.TryGetValue(key ?? "", out var partner) ? partner : null;
}

/// <summary>What a partner would say, ready to be sent or spoilt.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body);
