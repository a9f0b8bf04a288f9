using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>How partners' receivers are called.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    /// <summary>Lets receivers stand on this machine, by plain http: for development.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Until a receiver takes the line.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one attempt as a whole, the answer's body too.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an endpoint belongs to the instance that took it. One that dies lets it go after this time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages on their way to one endpoint at a time; one that fails gets a single one.</summary>
    [Range(1, 4)]
    public int AtOnce { get; init; } = 4;

    /// <summary>Endpoints that one instance speaks to at a time; those that fail never take more than half.</summary>
    [Range(2, 1000)]
    public int Endpoints { get; init; } = 64;

    /// <summary>Messages read, and answers written down, at a time.</summary>
    [Range(1, 1000)]
    public int Batch { get; init; } = 200;

    /// <summary>Endpoints of one partner.</summary>
    [Range(1, 1000)]
    public int MostEndpoints { get; init; } = 20;

    /// <summary>Sent for one partner to addresses that are not confirmed: nobody else's door is to be knocked at for long.</summary>
    [Range(1, 10_000)]
    public int ChallengesPerDay { get; init; } = 100;

    /// <summary>How long messages and what was answered to them are kept.</summary>
    [Range(typeof(TimeSpan), "4.00:00:00", "365.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lease <= AnswerWithin + AnswerWithin)
        {
            yield return new(
                "Webhooks:Lease must be more than twice Webhooks:AnswerWithin: else a slow answer comes when the endpoint is another's.",
                [nameof(Lease)]);
        }
    }
}
