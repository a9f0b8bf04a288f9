using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Registration;

/// <summary>One row of a registration: a parcel, or what is wrong with the row.</summary>
internal sealed record RegistrationRow(AnnouncedParcel? Parcel, ProblemDetails? Problem)
{
    /// <summary>Simplified Registered Mail is for orders over 2.00 USD (product: SRM); others travel untracked.</summary>
    private const long SrmValueAbove = 200;

    private const long LargestSum = 100_000_000_00;

    public static RegistrationRow Read(HttpContext context, RegisterShipments.Row? row)
    {
        var asked = AskedNumber.Read(row?.TrackNumber, acceptAnyway: true);
        if (asked.Number is not { } number)
        {
            return new(null, Rows.Problem(context, asked, row?.TrackNumber));
        }

        if (WrongField(row!) is { } field)
        {
            return new(null, Rows.Invalid(context, field));
        }

        var service = ShipmentServices.TryParse(row!.Service);
        if (service == ShipmentService.Srm && row.OrderValue!.Amount <= SrmValueAbove)
        {
            return new(null, Problems.Details(context.Language().Culture(), ProblemKind.SrmValue, row.OrderValue.Amount / 100m));
        }

        return new(
            new AnnouncedParcel(
                number,
                service,
                row.Origin,
                row.Destination,
                row.DestinationPostalCode is { } postalCode ? int.Parse(postalCode, CultureInfo.InvariantCulture) : null,
                row.OrderValue?.Amount,
                row.OrderValue?.Currency,
                row.Cod?.Amount,
                row.Sender?.Id,
                row.Sender?.Name,
                row.RecipientPhoneLast4),
            null);
    }

    private static string? WrongField(RegisterShipments.Row row) =>
        row.Service is not null && ShipmentServices.TryParse(row.Service) is null ? "service"
        : !IsCountry(row.Origin) ? "origin"
        : !IsCountry(row.Destination) ? "destination"
        : row.DestinationPostalCode is { } code && !(code.Length == 6 && code.All(char.IsAsciiDigit) && code[0] != '0') ? "destinationPostalCode"
        : !IsMoney(row.OrderValue, "USD", isNeeded: row.Service == ShipmentService.Srm.Name()) ? "orderValue"
        : !IsMoney(row.Cod, "RUB", isNeeded: false) ? "cod"
        : row.Sender?.Id is { Length: 0 or > 100 } ? "sender.id"
        : row.Sender?.Name is { Length: 0 or > 200 } ? "sender.name"
        : row.RecipientPhoneLast4 is { } phone && !(phone.Length == 4 && phone.All(char.IsAsciiDigit)) ? "recipientPhoneLast4"
        : null;

    private static bool IsCountry(string? code) => code is null || (code.Length == 2 && code.All(char.IsAsciiLetterUpper));

    private static bool IsMoney(RegisterShipments.MoneyRow? money, string currency, bool isNeeded) =>
        money is null ? !isNeeded : money.Amount is >= 0 and <= LargestSum && money.Currency == currency;
}
