using System.Text.Json.Serialization;
using FluentValidation;
using PostalTracking.Domain.Protection;

namespace PostalTracking.Web.Features.Protection.Api;

/// <summary>A sum as it is sent. Read as a decimal, so that 3000.00 is answered with what it should be.</summary>
/// <param name="Amount">Minor units, a whole number: 300000 is 3 000.00.</param>
/// <param name="Currency">ISO 4217; only <c>RUB</c> is taken.</param>
internal sealed record MoneyField(decimal? Amount, string? Currency)
{
    [JsonIgnore]
    public long Kopecks => (long)Amount!.Value;

    internal sealed class Validator : AbstractValidator<MoneyField>
    {
        /// <summary>The post takes no more on delivery.</summary>
        private const decimal Most = 500_000_00;

        public Validator()
        {
            // 3000.00 is a whole number too, but somebody meant roubles.
            RuleFor(m => m.Amount).Cascade(CascadeMode.Stop)
                .NotNull()
                .Must(amount => amount!.Value.Scale == 0).WithMessage(_ => ApiTexts.Now("Money.NotMinor"))
                .Must(amount => amount > 0).WithMessage(_ => ApiTexts.Now("Money.NotPositive"))
                .Must(amount => amount <= Most).WithMessage(_ => ApiTexts.Now("Money.TooMuch"));
            RuleFor(m => m.Currency).Cascade(CascadeMode.Stop)
                .NotEmpty()
                .Must(currency => currency == Money.Rub).WithMessage(_ => ApiTexts.Now("Money.Foreign"));
        }
    }
}
