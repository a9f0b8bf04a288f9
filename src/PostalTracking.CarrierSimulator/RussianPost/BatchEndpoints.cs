using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Control.Faults;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>fc: many items at once by SOAP 1.1, a ticket first and the answer later. Its elements below the call have no namespace.</summary>
internal static class BatchEndpoints
{
    // 3000 items of 40 characters.
    private const int LongestRequest = 512 * 1024;
    private const int LongestNumber = 40;
    private const string DateForm = "dd.MM.yyyy HH:mm:ss";

    private static readonly XNamespace Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Server = "http://fclient.russianpost.org/postserver";
    private static readonly XNamespace Items = "http://fclient.russianpost.org";
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public static void MapBatches(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fc", AnswerAsync);

        // What the real one has not: its tickets shown, its errors on demand.
        routes.MapGet("/control/tickets", (TicketDesk tickets) => new { items = tickets.All });
        routes.MapPost("/control/tickets/errors", (int[] errors, TicketDesk tickets) => tickets.Order(errors));
    }

    private static async Task AnswerAsync(
        HttpContext http, ParcelStock parcels, TicketDesk tickets, PartnerDesk desk, IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        if (http.Request.ContentType?.StartsWith("text/xml", StringComparison.OrdinalIgnoreCase) is not true)
        {
            await desk.AnswerAsync(http, Partner.RussianPost, [], _ => new(StatusCodes.Status415UnsupportedMediaType, null, []), _ => Fault());
            return;
        }

        var call = await Soap.CallAsync(http.Request.Body, Envelope, LongestRequest, http.RequestAborted);
        var asksForTicket = call?.Name == Server + "ticketRequest";
        var asked = asksForTicket ? call!.Element("request") : null;
        var numbers = asked?.Elements(Items + "Item").Select(i => (string?)i.Attribute("Barcode") ?? "").ToList();
        await desk.AnswerAsync(http, Partner.RussianPost, numbers ?? [], telling =>
            call is null || (!asksForTicket && call.Name != Server + "answerByTicketRequest") ? Fault()
            : asksForTicket ? Ticket(call, numbers, tickets, options.Value)
            : Answer(call, parcels, tickets, options.Value, clock, telling), refusal => Refuse(refusal, asksForTicket));
    }

    // Of a ticket that finds none of its numbers the answer has no items.
    private static Answer Refuse(Refusal refusal, bool asksForTicket) => Response(
        asksForTicket ? "ticketResponse" : "answerByTicketResponse",
        refusal switch
        {
            Refusal.Login => Error(3),
            Refusal.Limit => Error(18),
            Refusal.Format => Error(2),
            Refusal.NotFound when !asksForTicket => new XElement("value"),
            Refusal.TicketNotReady => Error(6),
            Refusal.TicketExpired => Error(17),
            _ => Error(16),
        });

    private static Answer Ticket(XElement call, List<string>? numbers, TicketDesk tickets, SimulatorOptions options)
    {
        int? error = tickets.TakeError() switch
        {
            { } ordered => ordered,
            _ when numbers is null or [] || !Soap.InOrder(call, "request", "login", "password", "language") || numbers.Contains("") => 2,
            _ when !IsClient(call, options) => 3,
            _ when call.Element("language")!.Value is not ("RUS" or "ENG") => 20,
            _ when numbers.Count > options.LargestTicket => 18,
            _ when numbers.Exists(n => n.Length > LongestNumber) => 21,
            _ => null,
        };
        return Response("ticketResponse", error is { } id ? Error(id) : new XElement("value", tickets.Give(numbers!).Name));
    }

    private static Answer Answer(
        XElement call, ParcelStock parcels, TicketDesk tickets, SimulatorOptions options, TimeProvider clock, Telling telling)
    {
        var now = clock.GetUtcNow();
        var ticket = call.Element("ticket") is { } name ? tickets.Find(name.Value.Trim()) : null;
        int? error = tickets.TakeError() switch
        {
            { } ordered => ordered,
            _ when !Soap.InOrder(call, "ticket", "login", "password") => 2,
            _ when !IsClient(call, options) => 3,
            _ when ticket is null || ticket.GoneAt <= now => 17,
            _ when ticket.ReadyAt > now => 6,
            _ => null,
        };
        return Response("answerByTicketResponse", error is { } id ? Error(id) : new XElement(
            "value",
            new XAttribute("FileName", ""),
            new XAttribute("FileTypeID", 2),
            new XAttribute("FileNumber", 1),
            new XAttribute("RecipientID", 1),
            new XAttribute("DatePreparation", Date(ticket!.ReadyAt, Moscow)),
            ticket.Numbers.Select((number, i) => Item(number, parcels.Ask(number), now, i == 0 ? telling : new Telling(null)))));
    }

    private static XElement Item(string number, Parcel? parcel, DateTimeOffset now, Telling telling)
    {
        var operations = telling.Of(parcel?.Operations(now) ?? [], Unheard.Of);
        return new XElement(
            Items + "Item",
            new XAttribute("Barcode", number),
            operations.Count == 0
                ? new XElement(Items + "Error", new XAttribute("ErrorTypeID", 12), new XAttribute("ErrorName", "Сообщение не найдено"))
                : operations.Select(Operation));
    }

    // No sums, no people, no countries; the time is the office's own, without saying so.
    private static XElement Operation(Told<PostOperation> told) => new(
        Items + "Operation",
        new XAttribute("OperTypeID", told.What.Type),
        new XAttribute("OperCtgID", told.What.Attribute),
        new XAttribute("OperName", told.What.TypeName ?? OperationNames.Type(told.What.Type, told.What.Attribute, english: false)),
        told.Undated ? null : new XAttribute("DateOper", Date(told.At, TimeSpan.FromHours(told.What.Place.UtcOffsetHours))),
        new XAttribute("IndexOper", told.What.Place.Index ?? ""));

    private static bool IsClient(XElement call, SimulatorOptions options) =>
        call.Element("login")!.Value == options.Login && call.Element("password")!.Value == options.Password;

    private static XElement Error(int id) => new("error", new XAttribute("ErrorTypeID", id), new XAttribute("ErrorName", id switch
    {
        2 => "Формат данных запроса не соответствует установленному настоящим протоколом",
        3 => "Неуспешная авторизация клиента при вызове метода",
        6 => "Ответ по билету ещё не готов",
        16 => "Внутренняя ошибка работы Сервиса отслеживания",
        17 => "Время хранения ответа по билету истекло, ответ был удален с сервера",
        18 => "Превышено максимально допустимое количество отправлений в запросе",
        20 => "Недопустимый идентификатор языка",
        21 => "Длина одного или нескольких идентификаторов превышает максимальный размер",
        22 => "Длина имени файла превышает максимальный размер",
        _ => "",
    }));

    private static string Date(DateTimeOffset at, TimeSpan offset) => at.ToOffset(offset).ToString(DateForm, CultureInfo.InvariantCulture);

    private static Answer Response(string name, XElement content) => Write(200, new XElement(
        Server + name,
        new XAttribute(XNamespace.Xmlns + "ns2", Server.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "ns3", Items.NamespaceName),
        content));

    private static Answer Fault() => Write(500, new XElement(
        Envelope + "Fault", new XElement("faultcode", "S:Client"), new XElement("faultstring", "Cannot find dispatch method")));

    private static Answer Write(int status, XElement body)
    {
        var envelope = new XElement(
            Envelope + "Envelope",
            new XAttribute(XNamespace.Xmlns + "S", Envelope.NamespaceName),
            new XElement(Envelope + "Body", body));
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            envelope.Save(writer);
        }

        return new(status, "text/xml;charset=utf-8", buffer.ToArray());
    }
}
