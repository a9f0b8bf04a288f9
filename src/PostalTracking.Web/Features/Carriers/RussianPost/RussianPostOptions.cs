using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>Access to Russian Post's tracking (tracking.pochta.ru).</summary>
internal sealed class RussianPostOptions : IValidatableObject
{
    public const string Section = "Carriers:RussianPost";

    /// <summary>Single requests, rtm34. Absent: the post is not asked.</summary>
    public Uri? TrackingUrl { get; init; }

    /// <summary>Requests about many numbers, fc; only for clients with a contract. Absent: every number is asked about singly.</summary>
    public Uri? BatchUrl { get; init; }

    public string Login { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Single requests a day; 100 is what the post gives anyone without a contract.</summary>
    [Range(0, 10_000_000)]
    public int DailySingleBudget { get; init; } = 100;

    /// <summary>Numbers a ticket. The post allows 3000, whose answers come too large to be sent.</summary>
    [Range(1, 3000)]
    public int BatchSize { get; init; } = 500;

    /// <summary>From the ticket to the first question for its answer, and from each to the next: the post's own rule.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan TicketPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the post keeps an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "2.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan TicketLife { get; init; } = TimeSpan.FromHours(32);

    /// <summary>A ticket is asked for when it would be full, or when its first number has waited so long.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan CollectFor { get; init; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BatchUrl is not null && TrackingUrl is null)
        {
            yield return new ValidationResult(
                $"{Section}:BatchUrl needs {Section}:TrackingUrl: what is urgent is asked about singly.", [nameof(BatchUrl)]);
        }

        if (TicketPause >= TicketLife)
        {
            yield return new ValidationResult(
                $"{Section}:TicketPause must be shorter than TicketLife: no answer would ever be fetched.", [nameof(TicketPause)]);
        }
    }
}
