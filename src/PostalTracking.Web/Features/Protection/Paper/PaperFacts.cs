using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>Everything a paper of the counter says, whether the sale was real or an exercise. Sums in kopecks.</summary>
internal sealed record PaperFacts
{
    public required string PolicyNumber { get; init; }

    public required string TrackNumber { get; init; }

    public required Tariff Tariff { get; init; }

    public required long Premium { get; init; }

    public required long CoverLimit { get; init; }

    public required EvidenceRule Rule { get; init; }

    public required DateTimeOffset CoverFrom { get; init; }

    /// <summary>The last instant covered.</summary>
    public required DateTimeOffset CoverUntil { get; init; }

    public required PaperOffice Office { get; init; }

    public required PaperDeed Sale { get; init; }

    /// <summary>Makes the paper an act of return.</summary>
    public PaperReturn? Return { get; init; }

    /// <summary>Null on the first print of a sale.</summary>
    public PaperCopy? Copy { get; init; }

    public string? AccessCode { get; init; }

    /// <summary>The buyer's page, with the capability in it; null where this house does not know its own address.</summary>
    public Uri? Link { get; init; }

    public string? Hotline { get; init; }

    public bool IsTraining { get; init; }
}

internal sealed record PaperOffice(int PostalCode, string Name, string TimeZone);

/// <summary>Money taken or given back at the counter: how much, how, by whom, when.</summary>
internal sealed record PaperDeed(long Amount, PaymentMeans Means, DateTimeOffset At, string Clerk, int Shift);

/// <param name="IsVoid">The clerk's own mistake; else the buyer thought better of it.</param>
internal sealed record PaperReturn(PaperDeed Deed, bool IsVoid, string? Reason);

internal sealed record PaperCopy(int Number, DateTimeOffset At);
