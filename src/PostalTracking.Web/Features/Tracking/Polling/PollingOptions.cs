using System.ComponentModel.DataAnnotations;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Polling;

/// <summary>How carriers are polled.</summary>
internal sealed class PollingOptions
{
    public const string Section = "Polling";

    /// <summary>How often the instance looks for due parcels.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Parcels claimed of one carrier at once.</summary>
    [Range(1, 500)]
    public int BatchSize { get; init; } = 50;

    /// <summary>Requests to one carrier at the same time, by this instance.</summary>
    [Range(1, 32)]
    public int Concurrency { get; init; } = 4;

    /// <summary>A carrier that has not sent the whole of its answer by then has not answered.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this a claim that was not answered is taken over by whoever comes first.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a carrier is left alone after its first failure; doubled with each further one, up to 256 times.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Multiplies every interval of the schedule; Development polls lives that pass in a minute.</summary>
    [Range(0.0001, 10)]
    public double Scale { get; init; } = 1;

    /// <summary>No parcel is asked about sooner than this after its last answer, look-up or not.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ShortestInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A number nobody knew is not asked about again for so long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan RememberNotFound { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The part of a carrier's daily budget that look-ups of unknown numbers may use.</summary>
    [Range(0.0, 1.0)]
    public double ShareOfUnknown { get; init; } = 0.3;

    /// <summary>The part of a carrier's daily budget that is kept for questions about cash on delivery, and that they may use.</summary>
    [Range(0.0, 1.0)]
    public double ShareOfMoneyOrders { get; init; } = 0.2;

    /// <summary>Carriers that let themselves be asked only so often. Filled by the carriers' own options.</summary>
    public IDictionary<Carrier, CarrierBudget> Budgets { get; } = new Dictionary<Carrier, CarrierBudget>();

    /// <summary>Carriers this house can ask: those whose address is set. Filled by the carriers' own options.</summary>
    public ISet<Carrier> Polled { get; } = new HashSet<Carrier>();

    public CarrierBudget Budget(Carrier carrier) => Budgets.TryGetValue(carrier, out var budget) ? budget : CarrierBudget.None;

    public bool IsPolled(Carrier carrier) => Polled.Contains(carrier);
}
