namespace PostalTracking.Domain.Protection;

/// <summary>A sum in minor units (kopecks, cents) of a currency by its ISO 4217 name.</summary>
public readonly record struct Money(long Amount, string Currency)
{
    public const string Rub = "RUB";

    public static Money Roubles(long kopecks) => new(kopecks, Rub);
}
