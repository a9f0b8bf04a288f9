using System.Text.Json.Serialization;

namespace PostalTracking.CarrierSimulator.Cainiao;

/// <summary>The answer of <c>/global/detail.json</c>: members and their spelling are Cainiao's. What is null is left out.</summary>
internal sealed record Detail(bool Success)
{
    public IReadOnlyList<DetailParcel>? Module { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMsg { get; init; }
}

internal sealed record DetailParcel(string MailNo, IReadOnlyList<DetailTrace> DetailList)
{
    public string? OriginCountry { get; init; }

    public string? DestCountry { get; init; }

    public string? MailType { get; init; }

    public string? MailTypeDesc { get; init; }

    public string? Status { get; init; }

    public string? StatusDesc { get; init; }

    public string? MailNoSource { get; init; }

    public string? DaysNumber { get; init; }

    public object? ProcessInfo { get; init; }

    public object? GlobalEtaInfo { get; init; }

    public object? DestCpInfo { get; init; }

    /// <summary>The number of whoever carries the parcel to the end, after his name; then the number alone.</summary>
    public string? RealMailNo { get; init; }

    public string? CopyRealMailNo { get; init; }

    public DetailTrace? LatestTrace { get; init; }
}

internal sealed record DetailTrace(long? Time, string? TimeStr, string TimeZone, string Desc, string ActionCode)
{
    [JsonPropertyName("standerdDesc")]
    public required string StandardText { get; init; }

    public string DescTitle { get; init; } = "Carrier note:";

    public DetailGroup? Group { get; init; }
}

internal sealed record DetailGroup(string NodeCode, string NodeDesc)
{
    public string CurrentIconUrl => $"https://icons.invalid/{NodeCode}-current.png";

    public string HistoryIconUrl => $"https://icons.invalid/{NodeCode}-history.png";
}
