using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>What a parcel's page is made from besides the parcel itself.</summary>
/// <param name="Country">A country's name by its ISO 3166 alpha-2 code, or null.</param>
/// <param name="EventText">Our own sentence by its key: a code's <see cref="CarrierCode.TextKey"/>, or <c>Status.</c> and a status's name.</param>
internal sealed record ParcelContext(
    Func<int, Place> Place,
    Func<Carrier, int, CarrierCode> Code,
    Func<string, string?> Country,
    Func<string, string> EventText,
    DateTimeOffset Now,
    string Language)
{
    /// <summary>Carriers that do not answer at the moment.</summary>
    public IReadOnlySet<Carrier> Silent { get; init; } = FrozenSet<Carrier>.Empty;

    /// <summary>Carriers this house asks.</summary>
    public IReadOnlyList<Carrier> Askable { get; init; } = [];

    /// <summary>Carriers that would be asked sooner, had they any of today's budget left.</summary>
    public IReadOnlyDictionary<Carrier, SpentBudget> Spent { get; init; } = FrozenDictionary<Carrier, SpentBudget>.Empty;

    /// <summary>When it should arrive; null where nothing can be said.</summary>
    public EtaEstimate? Estimate { get; init; }

    /// <summary>How silences of parcels of the same service ended, by whole days.</summary>
    public IReadOnlyDictionary<int, SilenceCount> Silences { get; init; } = FrozenDictionary<int, SilenceCount>.Empty;

    /// <summary>Other parcels that had the same number, newest first.</summary>
    public IReadOnlyList<OtherGeneration> OtherGenerations { get; init; } = [];

    /// <summary>Frauds confirmed of whoever sent it, and from how many on everybody is told.</summary>
    public (int Confirmed, int ToldFrom) SenderFrauds { get; init; } = (0, 1);

    /// <summary>The number as the visitor asked for it, where the parcel has got another one since.</summary>
    public string? AskedNumber { get; init; }

    /// <summary>The code itself where nobody named the country.</summary>
    public string? CountryName(string? code) => code is null ? null : Country(code) ?? code;
}

/// <summary>Another parcel that had the same number.</summary>
/// <param name="Began">Its dispatch, or the first that was heard of it.</param>
internal sealed record OtherGeneration(short Generation, DateTimeOffset? Began, IReadOnlyList<Carrier> Carriers, string? Destination);
