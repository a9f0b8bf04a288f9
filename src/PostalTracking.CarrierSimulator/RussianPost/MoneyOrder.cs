using System.Xml.Linq;
using PostalTracking.CarrierSimulator.Control;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>A question about the money of one item: the header first, here, and the question in attributes.</summary>
internal sealed record MoneyOrderRequest(string Barcode, string Language, string Login, string Password)
{
    public bool InEnglish => Language == "ENG";

    public static MoneyOrderRequest? Of(XElement call) =>
        Soap.InOrder(call, Soap.Data + "AuthorizationHeader", Soap.MoneyOrder + "PostalOrderEventsForMailInput")
            && call.Elements().ToArray() is [var header, var question]
            && Soap.InOrder(header, Soap.Data + "login", Soap.Data + "password")
            && (string?)question.Attribute("Barcode") is { } barcode
                ? new(
                    barcode.Trim(),
                    (string?)question.Attribute("Language") ?? "RUS",
                    header.Element(Soap.Data + "login")!.Value,
                    header.Element(Soap.Data + "password")!.Value)
                : null;

    public static Answer LoginRefused => Soap.Fault("Receiver", new XElement(
        Soap.MoneyOrder + "PostalOrderEventsForMailFault",
        new XAttribute(XNamespace.Xmlns + "ns6", Soap.MoneyOrder.NamespaceName),
        new XElement("PostalOrderEventsForMailError", new XAttribute("ErrorID", "InvalidLoginOrPassword"))));

    public Answer? Refuse(SimulatorOptions options) => this switch
    {
        _ when Login != options.Login || Password != options.Password => LoginRefused,
        { Language: not ("RUS" or "ENG") } => Soap.Fault("Receiver", "LanguageFaultReason", "Указанный язык не поддерживается"),
        _ => null,
    };
}

/// <summary>One event of the transfer of an item's cash on delivery.</summary>
internal sealed record MoneyOrder(Parcel Parcel, int Type, DateTimeOffset At, Place Where, Place PaidAt)
{
    // In the official example the sender is paid a day after the recipient; the journey before it took about five.
    private const double DaysOfJourney = 5;

    /// <summary>Opened when the item is handed over or paid for, paid out about a day of its life's time later.</summary>
    public static IReadOnlyList<MoneyOrder> Of(Parcel parcel, DateTimeOffset now)
    {
        var collected = parcel.Operations(now)
            .Where(o => o.What is { Type: 2, Attribute: 1 or 8 } or { Type: 63 })
            .MinBy(o => o.At);
        if (parcel.Plan.Item.CodKopecks == 0 || collected is null)
        {
            return [];
        }

        var sender = parcel.Operations(now)[0].What.Place;
        var opened = new MoneyOrder(parcel, 1, collected.At, collected.What.Place, sender);
        var day = parcel.Plan.Pace > TimeSpan.Zero ? parcel.Plan.Pace / DaysOfJourney : TimeSpan.FromDays(1);
        var paid = collected.At + (day < TimeSpan.FromDays(1) ? day : TimeSpan.FromDays(1));
        return paid <= now ? [opened, new(parcel, 3, paid.ToOffset(TimeSpan.FromHours(sender.UtcOffsetHours)), sender, sender)] : [opened];
    }

    public XElement Element(bool english) => new(
        "PostalOrderEvent",
        new XAttribute("Number", $"{Parcel.TrackNumber.Sum(c => c) * 97 % 90_000 + 10_000}"),
        new XAttribute("EventDateTime", At.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", null)),
        new XAttribute("EventType", Type),
        new XAttribute("EventName", (Type, english) switch
        {
            (1, false) => "Приём",
            (1, true) => "Acceptance",
            (_, false) => "Оплата",
            _ => "Payment",
        }),
        new XAttribute("IndexTo", PaidAt.Index ?? ""),
        new XAttribute("IndexEvent", Where.Index ?? ""),
        new XAttribute("SumPaymentForward", Parcel.Plan.Item.CodKopecks),
        new XAttribute("CountryEventCode", Where.Country.Alpha2),
        new XAttribute("CountryToCode", Parcel.Plan.Item.From.Alpha2));
}
