using System.Globalization;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Receipts;

/// <param name="Key">Of what is said.</param>
internal sealed record ReceiptRow(string Key, string Label, string Value);

/// <summary>A statement in words of one language: one sentence, and line by line.</summary>
internal sealed record ReceiptWords(string Lead, string Grouped, IReadOnlyList<ReceiptRow> Rows)
{
    public static ReceiptWords Of(ReceiptClaims claims, string language)
    {
        var grouped = NumberGroups.Of(claims.Sub);
        var at = Moment(claims.ReceivedAtLocal, claims.ReceivedAt, language);
        var place = PlaceOf(claims.Place, language);
        List<(string Key, string? Value)> rows =
        [
            ("Number", claims.OtherNumbers is { Count: > 0 } others
                ? string.Join(", ", others.Prepend(claims.Sub).Select(NumberGroups.Of))
                : grouped),
            ("Status", ReceiptTexts.For($"Status.{claims.Status}", language)),
            ("ReceivedAt", at),
            ("Place", place),
            ("Service", TrackingTexts.Words.Find($"Service.{claims.Service}", language)),
            ("DispatchedAt", claims.DispatchedAt is { } dispatched ? Moment(null, dispatched, language) : null),
            ("ArrivedAt", claims.ArrivedAt is { } arrived ? Moment(null, arrived, language) : null),
            ("Sources", string.Join("; ", claims.Sources.Select(source => ReceiptTexts.For(
                "Source", language, TrackingTexts.Words.Find($"Carrier.{source.Carrier}", language) ?? source.Carrier, source.Code)))),
            ("Issuer", claims.Iss),
            ("IssuedAt", Moment(null, DateTimeOffset.FromUnixTimeSeconds(claims.Iat).UtcDateTime, language)),
            ("Jti", claims.Jti),
        ];
        var lead = $"Lead.{claims.Status}{(place is null ? "" : ".Place")}";
        return new(
            ReceiptTexts.For(lead, language, NumberGroups.Unbroken(claims.Sub), at, place),
            grouped,
            [.. rows.Where(row => row.Value is { Length: > 0 }).Select(row => new ReceiptRow(
                row.Key, ReceiptTexts.For($"Row.{row.Key}", language), row.Value!))]);
    }

    private static string? PlaceOf(ReceiptPlace? place, string language)
    {
        if (place is null)
        {
            return null;
        }

        var country = place.Country is { } code ? CountryNames.Of(code, language) ?? code : null;
        var name = string.Join(' ', new[] { place.PostalCode, place.Name }.Where(part => !string.IsNullOrEmpty(part)));
        return string.Join(", ", new[] { name, country }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } said ? said : null;
    }

    // "20 ноября 2026, 10:12 UTC+3": the year and the offset always stand, a statement is read years later and elsewhere.
    private static string Moment(string? local, DateTime utc, string language)
    {
        var at = DateTimeOffset.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? known
            : new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        var day = at.ToString(language == "zh" ? "yyyy年M月d日" : "d MMMM yyyy", ResourceTexts.Culture(language)).Replace(' ', '\u00A0');
        var sign = at.Offset < TimeSpan.Zero ? '−' : '+';
        var zone = at.Offset == TimeSpan.Zero ? "UTC" : string.Create(
            CultureInfo.InvariantCulture,
            $"UTC{sign}{Math.Abs(at.Offset.Hours)}{(at.Offset.Minutes == 0 ? "" : $":{Math.Abs(at.Offset.Minutes):00}")}");
        return ReceiptTexts.For("Moment", language, day, at.ToString("HH:mm", CultureInfo.InvariantCulture), zone);
    }
}
