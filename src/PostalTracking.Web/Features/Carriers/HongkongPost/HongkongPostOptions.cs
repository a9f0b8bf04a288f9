namespace PostalTracking.Web.Features.Carriers.HongkongPost;

/// <summary>Access to Hongkong Post's EC-Ship tracking service.</summary>
internal sealed class HongkongPostOptions
{
    public const string Section = "Carriers:HongkongPost";

    /// <summary>E.g. <c>https://service.hongkongpost.hk/API/services/Tracking</c>. Absent: the post is not asked.</summary>
    public Uri? TrackingUrl { get; init; }

    /// <summary>The integrator, who signs the questions.</summary>
    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The EC-Ship account on whose behalf is asked. Absent: the integrator's own, of the same name.</summary>
    public string AccountName { get; init; } = "";
}
