namespace PostalTracking.Web.Features.Tracking;

/// <summary>Where something happened: a Russian post office (by its postal code) or a place abroad.</summary>
/// <param name="Id">The postal code of a Russian office, a number from <see cref="FirstAbroad"/> for places abroad, 0 for none.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="TimeZone">IANA name, where known.</param>
internal sealed record Place(int Id, string? Country, int? PostalCode, string? Name, string? Region, string? TimeZone, short? RegionCode = null)
{
    public const int FirstAbroad = 1_000_000;

    public static Place None { get; } = new(0, null, null, null, null, null);
}
