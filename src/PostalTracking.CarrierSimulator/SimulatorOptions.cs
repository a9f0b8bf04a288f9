using System.ComponentModel.DataAnnotations;

namespace PostalTracking.CarrierSimulator;

/// <summary>Settings of the simulator.</summary>
internal sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>What Russian Post and Hongkong Post accept. Default: <c>simulator</c>.</summary>
    [Required]
    public string Login { get; init; } = "simulator";

    /// <summary>Default: <c>simulator</c>.</summary>
    [Required]
    public string Password { get; init; } = "simulator";

    /// <summary>Who may ask Cainiao's gateway. Default: <c>simulator</c>.</summary>
    [Required]
    public string AppKey { get; init; } = "simulator";

    /// <summary>What questions to the gateway and pushes from it are signed with. Default: <c>simulator</c>.</summary>
    [Required]
    public string AppSecret { get; init; } = "simulator";

    /// <summary>Where Cainiao pushes what happens to its parcels. Default: nowhere.</summary>
    public Uri? PushUrl { get; init; }

    /// <summary>From the ticket of a batch until its answer is ready. Default: 2 seconds; the post takes up to 15 minutes.</summary>
    public TimeSpan TicketReadyAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer is kept. Default: 32 hours.</summary>
    public TimeSpan TicketLife { get; init; } = TimeSpan.FromHours(32);

    /// <summary>The most numbers a ticket takes. Default: 3000.</summary>
    [Range(1, 3000)]
    public int LargestTicket { get; init; } = 3000;

    /// <summary>Whether the demo parcels are there from the start. Default: yes.</summary>
    public bool DemoParcels { get; init; } = true;

    /// <summary>
    /// The moment the demo parcels are dated from. Default: the start of this process. Set it to have the same dates again after
    /// a restart, for an application that keeps what it heard.
    /// </summary>
    public DateTimeOffset? DemoSince { get; init; }
}
