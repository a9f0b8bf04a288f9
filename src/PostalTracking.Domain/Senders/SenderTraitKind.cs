namespace PostalTracking.Domain.Senders;

/// <summary>By what a sender is known again. The numbers are stored.</summary>
public enum SenderTraitKind : short
{
    /// <summary>The number by which a partner knows the sender.</summary>
    PartnerNumber = 1,

    /// <summary>Who gets the cash on delivery, as the money order says.</summary>
    Payee = 2,
    Phone = 3,
    TaxNumber = 4,
    ReturnAddress = 10,

    /// <summary>The whole text of the goods.</summary>
    Goods = 11,

    /// <summary>Two words of that text that stand side by side.</summary>
    GoodsPair = 12,
}

public static class SenderTraitKinds
{
    /// <summary>What two parcels share so that they are of one sender; anything else only lets one think so.</summary>
    public static bool IsStrong(this SenderTraitKind kind) => kind < SenderTraitKind.ReturnAddress;
}
