using System.Xml.Linq;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>Writes a parcel's operations as rtm34 does, group by group in the order of its schema.</summary>
internal sealed class HistoryAnswer(bool english)
{
    public XElement Of(Parcel? parcel, IEnumerable<Told<PostOperation>> operations) =>
        Soap.Declaring(new XElement(
            Soap.Operation + "getOperationHistoryResponse",
            new XElement(Soap.Data + "OperationHistoryData", operations.Select(o => Record(parcel!, o)))));

    private XElement Record(Parcel parcel, Told<PostOperation> told) =>
        Element(
            "historyRecord",
            Element(
                "AddressParameters",
                Address("DestinationAddress", parcel.Plan.Item.Destination),
                Address("OperationAddress", told.What.Place),
                CountryOf("MailDirect", parcel.Plan.Item.Destination.Country),
                CountryOf("CountryFrom", parcel.Plan.Item.From),
                CountryOf("CountryOper", told.What.Place.Country)),
            Finance(parcel.Plan.Item, told.What.CustomDutyKopecks),
            Item(parcel, told.What),
            Element(
                "OperationParameters",
                Named("OperType", told.What.Type, told.What.TypeName ?? OperationNames.Type(told.What.Type, told.What.Attribute, english)),
                Named(
                    "OperAttr",
                    told.What.Attribute,
                    told.What.AttributeName ?? OperationNames.Attribute(told.What.Type, told.What.Attribute, english)),
                told.Undated ? null : Element("OperDate", told.At.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", null))),
            Element(
                "UserParameters",
                Named("SendCtg", 1, english ? "Population" : "Население"),
                Element("Sndr", MadeUpPeople.Sender(parcel.TrackNumber)),
                Element("Rcpn", MadeUpPeople.Recipient(parcel.TrackNumber))));

    // Kopecks throughout.
    private static XElement Finance(PostItem item, long customDuty) =>
        Element(
            "FinanceParameters",
            Element("Payment", item.CodKopecks),
            Element("Value", item.CodKopecks),
            Element("MassRate", 25_000 + (item.Grams * 10)),
            Element("InsrRate", item.CodKopecks / 100),
            Element("AirRate", 0),
            Element("Rate", 0),
            customDuty == 0 ? null : Element("CustomDuty", customDuty));

    private XElement Item(Parcel parcel, PostOperation operation)
    {
        var item = parcel.Plan.Item;
        var type = ItemNames.Type(item.MailType, english);
        var category = ItemNames.Category(item.Category, english);
        var domestic = item.From == Country.Russia;
        return Element(
            "ItemParameters",
            Element("Barcode", operation.Barcode ?? parcel.TrackNumber),
            Element("ValidRuType", domestic),
            Element("ValidEnType", !domestic),
            Element("ComplexItemName", $"{type} {category}"),
            Named("MailRank", 0, english ? "Without rank" : "Без разряда"),
            Named("PostMark", 0, english ? "Without mark" : "Без отметки"),
            Named("MailType", item.MailType, type),
            Named("MailCtg", item.Category, category),
            Element("Mass", item.Grams));
    }

    // Offices keep their Russian names in an English answer: the register has no others. Abroad there is no index.
    private static XElement Address(string name, Place place) =>
        Element(
            name,
            place.Index is null ? null : Element("Index", place.Index),
            place.Name.Length == 0 ? null : Element("Description", place.Name));

    private static XElement CountryOf(string name, Country country) =>
        Element(
            name,
            Element("Id", country.Number),
            Element("Code2A", country.Alpha2),
            Element("Code3A", country.Alpha3),
            Element("NameRU", country.Russian),
            Element("NameEN", country.English));

    private static XElement Named(string name, int id, string text) =>
        Element(name, Element("Id", id), text.Length == 0 ? null : Element("Name", text));

    private static XElement Element(string name, params object?[] content) => new(Soap.Data + name, content);
}
