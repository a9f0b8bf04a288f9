namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>Access to Cainiao's tracking. Where both addresses are set the public page's JSON is asked: it tells every step.</summary>
internal sealed class CainiaoOptions
{
    public const string Section = "Carriers:Cainiao";

    /// <summary>The LINK gateway, e.g. <c>https://link.cainiao.com/gateway/link.do</c>. Needs key and secret. Asked where it alone is set.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>The public detail JSON, without a key. Unofficial: asked seldom and in groups, before the gateway. Neither address set: not asked.</summary>
    public Uri? DetailUrl { get; init; }

    /// <summary>Who we are on the gateway (<c>logistic_provider_id</c>).</summary>
    public string AppKey { get; init; } = "";

    /// <summary>What both directions are signed with. Absent: every push is refused.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>The resource the gateway is to pass a question on to, e.g. <c>CNL_EU</c>; some keys need it. Absent: left out.</summary>
    public string ToCode { get; init; } = "";

    public bool IsComplete => GatewayUrl is null || (AppKey.Length > 0 && AppSecret.Length > 0);
}
