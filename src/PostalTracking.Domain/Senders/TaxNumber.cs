using System.Diagnostics.CodeAnalysis;

namespace PostalTracking.Domain.Senders;

/// <summary>
/// A Russian taxpayer's number (ИНН): ten digits of a company, the last of them a check digit, or twelve of a person, the last two.
/// </summary>
public sealed record TaxNumber
{
    private const int OfCompany = 10;
    private const int OfPerson = 12;

    // By the algorithm of the tax service: each check digit is made with the last so many of these weights.
    private static readonly int[] Weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    private TaxNumber(string value) => Value = value;

    public string Value { get; }

    public bool IsOfPerson => Value.Length == OfPerson;

    /// <summary>Accepts what people type: with spaces, with «ИНН» before it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out TaxNumber? number)
    {
        var text = (typed ?? "").Trim();
        text = text.StartsWith("ИНН", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart(':', ' ') : text;
        var digits = string.Concat(text.Where(c => c is not (' ' or '\u00A0' or '-')));
        number = digits.All(char.IsAsciiDigit) && Holds(digits) && digits.Any(c => c != '0') ? new(digits) : null;
        return number is not null;
    }

    public override string ToString() => Value;

    private static bool Holds(string digits) => digits.Length switch
    {
        OfCompany => Check(digits, 9),
        OfPerson => Check(digits, 10) && Check(digits, 11),
        _ => false,
    };

    private static bool Check(string digits, int place)
    {
        var weights = Weights.AsSpan(^place..);
        var sum = 0;
        for (var i = 0; i < place; i++)
        {
            sum += weights[i] * (digits[i] - '0');
        }

        return sum % 11 % 10 == digits[place] - '0';
    }
}
