using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Payouts.Payees;

/// <summary>A payee as somebody typed it, and what is wrong with it.</summary>
internal sealed class PayeeForm
{
    public string? Name { get; set; }

    public string? Account { get; set; }

    public string? Bic { get; set; }

    /// <summary>Of the customer's confirmation; the desk has none.</summary>
    public string? Code { get; set; }

    /// <summary>The field that can't be used as it is: Name, Account, Bic, Code.</summary>
    public string? WrongField { get; private set; }

    /// <summary>Its sentence in <see cref="MoneyTexts"/>.</summary>
    public string? WrongText { get; private set; }

    /// <summary>Null where something is wrong: then it is said what.</summary>
    public Payee? Read()
    {
        if (PayeeName.Parse(Name) is not { } name)
        {
            return Wrong(nameof(Name), nameof(Name));
        }

        return PayeeAccount.Read(Account, Bic, out var account) is { } problem
            ? Wrong(problem == AccountProblem.Bic ? nameof(Bic) : nameof(Account), $"{problem}")
            : new(name, account!);
    }

    public Payee? Wrong(string field, string text)
    {
        (WrongField, WrongText) = (field, $"Wrong.{text}");
        return null;
    }
}

/// <summary>The form as a page shows it.</summary>
/// <param name="Action">Where it is sent to.</param>
/// <param name="Again">"через 7 минут": so many wrong codes came from here that no more are taken till then.</param>
internal sealed record PayeeFields(string Action, PayeeForm Form, string Language, bool AsksCode, string? Again = null);
