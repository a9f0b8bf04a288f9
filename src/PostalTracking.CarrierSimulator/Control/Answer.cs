namespace PostalTracking.CarrierSimulator.Control;

/// <summary>The partners, by their keys in the control API: <c>russian-post</c>, <c>cainiao</c>, <c>hongkong-post</c>.</summary>
internal enum Partner
{
    RussianPost = 1,
    Cainiao = 2,
    HongkongPost = 3,
}

/// <summary>What a partner would say, ready to be sent or spoilt.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body);
