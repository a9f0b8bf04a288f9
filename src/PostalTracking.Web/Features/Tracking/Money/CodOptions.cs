using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>How the money of parcels paid on delivery is followed.</summary>
internal sealed class CodOptions
{
    public const string Section = "CashOnDelivery";

    /// <summary>How long the sender's money may take from the recipient's hand; the post's own example takes a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "60.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan PayoutLateAfter { get; init; } = TimeSpan.FromDays(5);

    /// <summary>After this long without a payout the post is asked no more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(60);
}
