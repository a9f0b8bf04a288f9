using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>What the clerk sees and reads aloud before the money is taken. Sums in kopecks.</summary>
internal sealed record OfferCard
{
    public required TrackNumber Number { get; init; }

    public PlaceTime? Arrived { get; init; }

    /// <summary>Handed over already: the cash may have been taken a minute ago.</summary>
    public PlaceTime? HandedOver { get; init; }

    /// <summary>Null: nobody names it and nobody has typed it yet.</summary>
    public long? Cod { get; init; }

    /// <summary>The clerk read it from the form.</summary>
    public bool IsCodTyped { get; init; }

    /// <summary>As a partner registered it.</summary>
    public string? Sender { get; init; }

    /// <summary>Frauds confirmed; null where nobody knows who sent it.</summary>
    public int? Frauds { get; init; }

    public required long Premium { get; init; }

    public required short CoolingOffDays { get; init; }

    /// <summary>The last day covered, by the office's calendar.</summary>
    public required DateOnly Until { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Up to this sum a call is enough.</summary>
    public required long PhoneUpTo { get; init; }

    public SaleRefusal? Refusal { get; init; }

    /// <summary>Where it lies, for a refusal that says so.</summary>
    public string? Office { get; init; }

    /// <summary>The protection it has already.</summary>
    public string? PolicyNumber { get; init; }

    public EvidenceRule Rule => Cod <= PhoneUpTo ? EvidenceRule.Phone : EvidenceRule.Video;

    public bool CanBeSold => Refusal is null && Cod is > 0;

    /// <summary>The words to read to the buyer.</summary>
    public string Aloud(string language) => CounterTexts.For(
        $"Read.{Rule}",
        language,
        SpokenSum.Of(Premium, language),
        new DateWords(language).Day(Until, Today),
        SpokenSum.UpTo(Cod ?? 0, language));
}
