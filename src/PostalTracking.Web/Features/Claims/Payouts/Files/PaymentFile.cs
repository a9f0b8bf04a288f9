using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Payouts.Payees;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>One payment of a file.</summary>
/// <param name="Name">By which a bank's answer names it: 407138592-1.</param>
/// <param name="Amount">Kopecks.</param>
/// <param name="Purpose">At most 140 characters, in Russian: the bank prints it.</param>
internal sealed record Payment(string Name, Payee Payee, long Amount, string Purpose)
{
    public const int LongestPurpose = 140;

    public static Payment Of(string name, Payee payee, long amount, string claimNumber, string policyNumber)
    {
        var purpose = $"Возмещение по обращению {claimNumber}, защита покупки {policyNumber}. НДС не облагается";
        return new(name, payee, amount, purpose[..Math.Min(purpose.Length, LongestPurpose)]);
    }
}

/// <summary>What both forms of a file are made of.</summary>
internal sealed record PaymentFile(
    Guid Id, DateTimeOffset MadeAt, string Payer, PayeeAccount Account, IReadOnlyList<Payment> Payments)
{
    public long Total => Payments.Sum(payment => payment.Amount);

    /// <summary>Roubles with a point: 1234.50.</summary>
    public static string Sum(long kopecks) => (kopecks / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
