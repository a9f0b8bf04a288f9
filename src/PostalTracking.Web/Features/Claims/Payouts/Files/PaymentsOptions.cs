using System.ComponentModel.DataAnnotations;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>Whose money goes to the customers, for the files of the payment system.</summary>
internal sealed class PaymentsOptions : IValidatableObject
{
    public const string Section = "Payments";

    /// <summary>The payer as its bank knows it. Without a payer nothing is exported, and the page says so.</summary>
    [StringLength(PayeeName.Longest)]
    public string? Payer { get; init; }

    /// <summary>Twenty digits, in roubles.</summary>
    public string? Account { get; init; }

    /// <summary>Of the payer's bank.</summary>
    public string? Bic { get; init; }

    /// <summary>The most payouts in one file.</summary>
    [Range(1, 1000)]
    public int AtOnce { get; init; } = 500;

    public bool IsThere => !string.IsNullOrWhiteSpace(Payer);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsThere && PayeeAccount.Read(Account, Bic, out _) is { } problem)
        {
            yield return new(
                $"{Section}: {nameof(Account)} and {nameof(Bic)} are no rouble account in a Russian bank ({problem}).",
                [nameof(Account), nameof(Bic)]);
        }
    }
}
