namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>What there is to pay for a parcel, as far as anyone may see it: that there is something, never how much. Stored.</summary>
[Flags]
internal enum Dues : short
{
    None = 0,

    /// <summary>Cash on delivery, by the carrier's or the sender's word.</summary>
    Cod = 1,

    /// <summary>A customs payment.</summary>
    Duty = 2,

    /// <summary>The sender left the last digits of the recipient's telephone, so the sums can be opened.</summary>
    PhoneKnown = 4,
}
