using System.Globalization;
using System.Xml.Linq;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>ErrorTypeID of fc, by the post's specification.</summary>
internal enum BatchError
{
    /// <summary>A number the specification does not have.</summary>
    Unheard = 0,

    /// <summary>The request is not in the format of the protocol.</summary>
    Format = 2,
    LoginRefused = 3,
    NotReady = 6,

    /// <summary>Of one item: nothing is known of it.</summary>
    NotFound = 12,
    Internal = 16,

    /// <summary>The answer was kept long enough and is gone.</summary>
    TicketExpired = 17,
    TooManyItems = 18,
    UnknownLanguage = 20,

    /// <summary>One or more of the numbers are too long.</summary>
    NumberTooLong = 21,
    FileNameTooLong = 22,
}

/// <summary>What came of a request to fc: a value, or the post's reason for none.</summary>
internal readonly record struct BatchOutcome<T>(T? Value, BatchError? Error);

/// <summary>The operations of one number, or why there are none.</summary>
internal sealed record BatchItem(string Number, BatchError? Error, IReadOnlyList<BatchOperation> Operations);

/// <param name="WallClock">As the clock of the office showed it.</param>
/// <param name="PostalCode">0 where the post gave none: abroad.</param>
/// <param name="Written">The time as the post wrote it.</param>
internal sealed record BatchOperation(string Code, DateTime WallClock, int PostalCode, string Text, string Written);

/// <summary>
/// The answers of fc, SOAP 1.1. <c>value</c> and <c>error</c> have no namespace, items and operations have.
/// </summary>
internal static class BatchParser
{
    private const string DateForm = "dd.MM.yyyy HH:mm:ss";

    private static readonly XNamespace Soap = BatchNames.Soap;
    private static readonly XNamespace Server = BatchNames.Server;
    private static readonly XNamespace Items = BatchNames.Items;

    /// <exception cref="CarrierUnavailableException">Not an answer of fc.</exception>
    public static BatchOutcome<string> Ticket(ReadOnlyMemory<byte> answer)
    {
        var (value, error) = Body(answer, "ticketResponse");
        return error is not null ? new(null, error)
            : value!.Value.Trim() is { Length: > 0 and <= 200 } ticket ? new(CarrierText.Of(ticket), null)
            : throw new CarrierUnavailableException(CarrierTrouble.Garbled);
    }

    /// <exception cref="CarrierUnavailableException">Not an answer of fc.</exception>
    public static BatchOutcome<IReadOnlyList<BatchItem>> Answer(ReadOnlyMemory<byte> answer)
    {
        var (value, error) = Body(answer, "answerByTicketResponse");
        return error is not null
            ? new(null, error)
            : new([.. value!.Elements(Items + "Item").Select(Item).OfType<BatchItem>()], null);
    }

    private static (XElement? Value, BatchError? Error) Body(ReadOnlyMemory<byte> answer, string name)
    {
        var body = CarrierXml.Read(answer).Root?.Element(Soap + "Body") ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        if (body.Element(Soap + "Fault") is not null)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Failed);
        }

        var response = body.Element(Server + name) ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled);
        return response.Element("error") is { } error ? (null, ErrorOf(error))
            : response.Element("value") is { } value ? (value, null)
            : throw new CarrierUnavailableException(CarrierTrouble.Garbled);
    }

    private static BatchItem? Item(XElement item) => ((string?)item.Attribute("Barcode"))?.Trim() is { Length: > 0 } number
        ? new BatchItem(
            number,
            item.Element(Items + "Error") is { } error ? ErrorOf(error) : null,
            [.. item.Elements(Items + "Operation").Select(Operation).OfType<BatchOperation>()])
        : null;

    private static BatchOperation? Operation(XElement operation)
    {
        var written = ((string?)operation.Attribute("DateOper"))?.Trim() ?? "";
        if (Number((string?)operation.Attribute("OperTypeID")) is not { } type
            || !DateTime.TryParseExact(written, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wallClock)
            || wallClock.Year is < 1900 or >= 9000)
        {
            return null;
        }

        return new BatchOperation(
            RussianPostCodeIds.Raw(type, Number((string?)operation.Attribute("OperCtgID"))),
            wallClock,
            RussianPostParser.PostalCode((string?)operation.Attribute("IndexOper")) ?? 0,
            CarrierText.Of((string?)operation.Attribute("OperName") ?? ""),
            written);
    }

    private static BatchError ErrorOf(XElement error) =>
        Number((string?)error.Attribute("ErrorTypeID")) is { } id && Enum.IsDefined((BatchError)id) ? (BatchError)id : BatchError.Unheard;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Namespaces of fc.</summary>
internal static class BatchNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Server = "http://fclient.russianpost.org/postserver";
    public const string Items = "http://fclient.russianpost.org";
}
