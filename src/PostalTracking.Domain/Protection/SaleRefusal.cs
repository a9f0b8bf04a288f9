namespace PostalTracking.Domain.Protection;

/// <summary>Why protection can't be sold. The names stand in the API, in kebab case.</summary>
public enum SaleRefusal
{
    /// <summary>Nobody knows the number: there is no parcel to protect.</summary>
    UnknownNumber,

    AlreadyProtected,

    /// <summary>On its way back to the sender, or there.</summary>
    Returned,

    /// <summary>Lost, destroyed, seized or cancelled.</summary>
    Ended,

    /// <summary>Handed over before today, by the office's calendar.</summary>
    HandedOverBefore,

    /// <summary>Not at a counter yet, as far as the carriers say.</summary>
    NotArrived,

    /// <summary>At another office than the one that sells.</summary>
    WrongOffice,

    /// <summary>Nothing is paid on delivery.</summary>
    NoCod,

    /// <summary>The sum is another one than the carrier or the sender names.</summary>
    CodDiffers,

    /// <summary>The customer has not agreed.</summary>
    NotConsented,

    /// <summary>The shift that should sell is closed.</summary>
    ShiftClosed,
}

public static class SaleRefusals
{
    private static readonly string[] Names =
    [
        "unknown-number", "already-protected", "returned", "ended", "handed-over-before", "not-arrived", "wrong-office",
        "no-cod", "cod-differs", "not-consented", "shift-closed",
    ];

    public static string Name(this SaleRefusal refusal) => Names[(int)refusal];
}
