namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// The error codes of LINK, the same in both directions. Its table is not public; these are what the clients of several
/// couriers have of it (S01–S13: four of them agree; S14 and S20: one; S23: seen in answers).
/// </summary>
internal static class LinkCodes
{
    public const string NotJson = "S01";
    public const string BadSignature = "S02";
    public const string UnknownProvider = "S03";
    public const string UnknownMessageType = "S04";
    public const string BadContent = "S05";
    public const string NoGateway = "S10";
    public const string WrongGateway = "S11";
    public const string BadParameter = "S12";
    public const string Throttled = "S14";
    public const string NotAuthorized = "S23";
}

/// <summary>What LINK answers and is answered, always with HTTP 200: one of its clients sends just this.</summary>
internal sealed record LinkAnswer(bool Success, string? ErrorCode = null, string? ErrorMsg = null);
