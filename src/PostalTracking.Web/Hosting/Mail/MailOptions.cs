using System.ComponentModel.DataAnnotations;

namespace PostalTracking.Web.Hosting;

internal enum MailSecurity
{
    /// <summary>For a server on this machine.</summary>
    None,
    StartTls,
    Tls,
}

/// <summary>How letters leave the house. Without a host they wait for whoever takes them to the post on paper.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>The address that letters come from and answers go to.</summary>
    public string? From { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>For each step of the conversation.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes; a larger enclosure is listed only. Base64 makes a third more of them.</summary>
    [Range(0, 100_000_000)]
    public int AttachmentLimit { get; init; } = 14_000_000;

    /// <summary>Without a host: a folder where letters are put as .eml files. For development.</summary>
    public string? Pickup { get; init; }

    public bool IsConfigured => !string.IsNullOrEmpty(Host) || !string.IsNullOrEmpty(Pickup);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && (From is null || EmailAddress.Parse(From) != From))
        {
            yield return new(
                "Mail:From must be the address that letters come from, e.g. claims@example.org, where Mail:Host or Mail:Pickup is set.",
                [nameof(From)]);
        }
    }
}
