namespace PostalTracking.Domain.Claims;

/// <summary>Whom letters about a claim are written to. The numbers are stored.</summary>
public enum CorrespondentKind : short
{
    Bank = 1,
    PaymentSystem = 2,
    Seller = 3,
}

/// <summary>What a letter asks for; each has its template. The numbers are stored.</summary>
public enum LetterKind : short
{
    /// <summary>The request for a chargeback.</summary>
    FirstToBank = 1,
    PreArbitration = 2,
    Arbitration = 3,
    ToPaymentSystem = 4,
    DemandToSeller = 5,

    /// <summary>To whoever has not answered.</summary>
    Reminder = 6,
}

/// <summary>What an answer came to. The numbers are stored.</summary>
public enum LetterOutcome : short
{
    Refunded = 1,
    Refused = 2,
    DocumentsAsked = 3,
}

public static class LetterKinds
{
    private static readonly Dictionary<string, LetterKind> ByName = Enum.GetValues<LetterKind>().ToDictionary(Name);

    /// <summary>As addresses of pages have it.</summary>
    public static string Name(this LetterKind kind) => kind switch
    {
        LetterKind.FirstToBank => "first-to-bank",
        LetterKind.PreArbitration => "pre-arbitration",
        LetterKind.Arbitration => "arbitration",
        LetterKind.ToPaymentSystem => "to-payment-system",
        LetterKind.DemandToSeller => "demand-to-seller",
        LetterKind.Reminder => "reminder",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static LetterKind? Parse(string? name) => name is not null && ByName.TryGetValue(name, out var found) ? found : null;
}
