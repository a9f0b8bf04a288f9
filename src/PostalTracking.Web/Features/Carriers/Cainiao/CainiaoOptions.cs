namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>Access to Cainiao's tracking.</summary>
internal sealed class CainiaoOptions
{
    public const string Section = "Carriers:Cainiao";

    /// <summary>The public detail JSON, without a key. Unofficial: asked seldom and in groups. Absent: not asked.</summary>
    public Uri? DetailUrl { get; init; }
}
