using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Receipts;

/// <summary>How long the keys of statements sign and stay published.</summary>
internal sealed class ReceiptOptions
{
    public const string Section = "Receipts";

    /// <summary>How long one key signs before the next takes its place.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "730.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeySigns { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs; those who check keep the keys for an hour, some for a day.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeyAhead { get; init; } = TimeSpan.FromDays(2);

    /// <summary>
    /// How long a key is published after it last signed; longer where a statement under it still stands: such a key never goes.
    /// </summary>
    [Range(typeof(TimeSpan), "365.00:00:00", "36500.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeyPublished { get; init; } = TimeSpan.FromDays(3653);
}
