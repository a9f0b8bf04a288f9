using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Tracking.Registration;

/// <summary>One row of a registration: a parcel, or what is wrong with the row.</summary>
internal sealed record RegistrationRow(AnnouncedParcel? Parcel, RowFault? Fault)
{
    private const long LargestSum = 100_000_000_00;

    public static RegistrationRow Read(RegisterShipments.Row? row)
    {
        var asked = AskedNumber.Read(row?.TrackNumber, acceptAnyway: true);
        if (asked.Number is not { } number)
        {
            return new(null, RowFault.Of(asked, row?.TrackNumber));
        }

        if (WrongField(row!) is { } field)
        {
            return new(null, RowFault.Invalid(field));
        }

        var service = ShipmentServices.TryParse(row!.Service);
        if (service == ShipmentService.Srm
            && SrmRules.Broken(number, row.OrderValue!.Amount!.Value, row.Origin, row.Destination) is { } broken)
        {
            return new(null, broken);
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
