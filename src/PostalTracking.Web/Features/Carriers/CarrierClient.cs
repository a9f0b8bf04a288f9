using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>One carrier that can be asked about numbers.</summary>
internal interface ICarrierClient
{
    Carrier Carrier { get; }

    /// <summary>How many numbers go into a request.</summary>
    int NumbersPerRequest { get; }

    /// <summary>A report for every number asked; without events where the carrier does not know it.</summary>
    /// <exception cref="CarrierUnavailableException">No usable answer came.</exception>
    Task<IReadOnlyList<CarrierReport>> AskAsync(IReadOnlyList<TrackNumber> numbers, CancellationToken cancellationToken);
}

/// <summary>What a carrier is asked besides single numbers, at times of its own.</summary>
internal interface ICarrierRound
{
    Carrier Carrier { get; }

    /// <returns>How many parcels were asked about.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>Why a carrier gave no usable answer. Stored by name in <c>carrier_health</c>.</summary>
internal enum CarrierTrouble
{
    /// <summary>No connection, no name, no valid certificate.</summary>
    Unreachable,
    TimedOut,

    /// <summary>An error status or fault of the carrier's own.</summary>
    Failed,
    RateLimited,

    /// <summary>Our login was refused: nothing will work until the operator mends it.</summary>
    Refused,

    /// <summary>An answer that is not in the carrier's format.</summary>
    Garbled,
    TooLarge,
}

/// <summary>A carrier gave no usable answer; what is known stays as it is.</summary>
internal sealed class CarrierUnavailableException : Exception
{
    public CarrierUnavailableException(CarrierTrouble trouble, TimeSpan? retryAfter = null, Exception? inner = null)
        : base($"The carrier gave no usable answer: {trouble}.", inner) => (Trouble, RetryAfter) = (trouble, retryAfter);

    public CarrierTrouble Trouble { get; }

    /// <summary>What the carrier asked for, at most a day.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The head of an answer that could not be read, for the operator; without anybody's name.</summary>
    public string? Sample { get; set; }

    /// <summary>
    /// How long it says by itself that the carrier must be left alone. A refused login is for the operator to mend;
    /// asking on would only get the account locked.
    /// </summary>
    public TimeSpan? LeaveAlone => Trouble == CarrierTrouble.Refused ? TimeSpan.FromHours(1) : RetryAfter;
}
