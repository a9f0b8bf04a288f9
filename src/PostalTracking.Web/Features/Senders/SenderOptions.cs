using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Senders;

internal sealed class SenderOptions
{
    public const string Section = "Senders";

    /// <summary>How long a confirmed fraud is held against a sender; the warnings say "in the past year".</summary>
    public const int Months = 12;

    /// <summary>From how many frauds on the page of a parcel, which anyone may open, warns. One may be a mistake.</summary>
    [Range(1, 100)]
    public int PublicFrom { get; init; } = 2;

    /// <summary>From how many the clerk warns before the money is taken, and the page of whoever bought protection.</summary>
    [Range(1, 100)]
    public int CounterFrom { get; init; } = 1;

    /// <summary>Appeals of senders, by address.</summary>
    [Range(1, 10_000_000)]
    public int AppealsPerDay { get; init; } = 5;
}
