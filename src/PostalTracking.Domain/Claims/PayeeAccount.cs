using System.Diagnostics.CodeAnalysis;

namespace PostalTracking.Domain.Claims;

/// <summary>What is wrong with an account as it was typed; each has its sentence.</summary>
public enum AccountProblem
{
    /// <summary>Not nine digits, or not those of a Russian bank.</summary>
    Bic = 1,

    /// <summary>Not twenty digits.</summary>
    Digits = 2,

    /// <summary>The bank's own account, printed beside the customer's and copied in its place.</summary>
    BanksOwn = 3,

    /// <summary>Of another currency than the rouble.</summary>
    NotRoubles = 4,

    /// <summary>The check key does not fit this bank: a digit of one or the other is wrong.</summary>
    Key = 5,
}

/// <summary>
/// An account in a Russian bank and the BIC of that bank, e.g. <c>40817810700000000001</c> at <c>044525225</c>, which fit each other by
/// the check key.
/// </summary>
public sealed record PayeeAccount
{
    public const int Length = 20;
    public const int BicLength = 9;

    // Plan of accounts (Bank of Russia, 809-P): correspondent accounts. Digits 6-8: the currency by the classifier, 810 the rouble.
    private const string Correspondent = "301";
    private const string Rouble = "810";

    private PayeeAccount(string number, string bic) => (Number, Bic) = (number, bic);

    public string Number { get; }

    public string Bic { get; }

    /// <summary>So that its owner knows it again: <c>**** 4821</c>.</summary>
    public string Masked => $"**** {Number[^4..]}";

    /// <summary>Accepts what people type: with spaces and hyphens.</summary>
    /// <returns>Null where the account is there.</returns>
    public static AccountProblem? Read(string? typedNumber, string? typedBic, out PayeeAccount? account)
    {
        account = null;
        if (!TryDigits(typedBic, BicLength, out var bic) || !bic.StartsWith("04", StringComparison.Ordinal))
        {
            return AccountProblem.Bic;
        }

        if (!TryDigits(typedNumber, Length, out var number))
        {
            return AccountProblem.Digits;
        }

        if (number.StartsWith(Correspondent, StringComparison.Ordinal))
        {
            return AccountProblem.BanksOwn;
        }

        if (number[5..8] != Rouble)
        {
            return AccountProblem.NotRoubles;
        }

        account = KeyFits(number, bic) ? new(number, bic) : null;
        return account is null ? AccountProblem.Key : null;
    }

    /// <summary>Of an account that was checked when it was written down.</summary>
    public static PayeeAccount Parse(string number, string bic) =>
        Read(number, bic, out var account) is null ? account! : throw new FormatException("This is no account.");

    /// <summary>In groups, as people read it out.</summary>
    public static string Grouped(string number) => string.Join(' ', number.Chunk(4).Select(four => new string(four)));

    // Bank of Russia, 08.09.1997 No. 515, "The check key in the number of a personal account": three digits of the bank before the twenty
    // of the account, weights 7, 1, 3 in turn, of each product the last digit; the sum ends with a 0.
    private static bool KeyFits(string number, string bic)
    {
        ReadOnlySpan<int> weights = [7, 1, 3];
        var digits = Bank(bic) + number;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i % 3] % 10;
        }

        return sum % 10 == 0;
    }

    // A bank has its last three digits; an office of the Bank of Russia (000, 001, 002) a 0 and the fifth and sixth.
    private static string Bank(string bic) => bic[6..] is "000" or "001" or "002" ? $"0{bic[4..6]}" : bic[6..];

    private static bool TryDigits(string? typed, int length, [NotNullWhen(true)] out string? digits)
    {
        digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return digits.Length == length && digits.All(char.IsAsciiDigit);
    }
}
