using System.Globalization;
using System.Text.RegularExpressions;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>A sum as people write it in a table: <c>2.01</c>, <c>2,01</c>, <c>1 990</c>; never more than two places.</summary>
internal static partial class TypedMoney
{
    /// <summary>Null: nothing was written. An amount of null: it was, and is no sum.</summary>
    public static RegisterShipments.MoneyRow? Of(string? text, string currency) =>
        string.IsNullOrWhiteSpace(text) ? null : new(Cents(text), currency);

    private static long? Cents(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Sum.IsMatch(plain)
            ? (long)(decimal.Parse(plain.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture) * 100)
            : null;
    }

    // "1,990" may be two roubles or two thousand: no sum.
    [GeneratedRegex(@"\A-?[0-9]{1,13}([.,][0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sum { get; }
}
