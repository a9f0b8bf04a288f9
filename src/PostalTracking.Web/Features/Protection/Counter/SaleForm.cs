namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>What step 2 sends, with what was typed into it before.</summary>
/// <param name="Key">The server's: the same form sent twice is one sale.</param>
/// <param name="CanInvite">The buyer may answer on a telephone.</param>
internal sealed record SaleForm(string Home, OfferCard Offer, string Key, string? Phone, bool IsCard, string? Wrong, bool CanInvite = false)
{
    public string? Invitation { get; init; }

    public bool IsScanned { get; init; }
}
