using System.Text;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>A file of payments as a table: RFC 4180, UTF-8 with its mark, so that spreadsheets read the Russian names.</summary>
internal static class PaymentCsv
{
    private const string LineEnd = "\r\n";

    private static readonly string[] Columns = ["payment", "payee", "account", "bic", "amount", "currency", "purpose"];

    public static byte[] Of(PaymentFile file)
    {
        var text = new StringBuilder();
        Append(text, Columns);
        foreach (var (name, payee, amount, purpose) in file.Payments)
        {
            Append(text, [name, payee.Name, payee.Account.Number, payee.Account.Bic, PaymentFile.Sum(amount), "RUB", purpose]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>What a spreadsheet would take for a formula is made text; what holds a sign of the format stands in quotes.</summary>
    public static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append(LineEnd);
}
