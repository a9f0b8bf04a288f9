using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>Access to Russian Post's tracking (tracking.pochta.ru).</summary>
internal sealed class RussianPostOptions
{
    public const string Section = "Carriers:RussianPost";

    /// <summary>Single requests, rtm34. Absent: the post is not asked.</summary>
    public Uri? TrackingUrl { get; init; }

    public string Login { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Single requests a day; 100 is what the post gives anyone without a contract.</summary>
    [Range(0, 10_000_000)]
    public int DailySingleBudget { get; init; } = 100;
}
