using System.Collections.Frozen;
using System.Globalization;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>The columns of a table: by the API's names and by what people call them, in any order.</summary>
internal static class Columns
{
    public const string TrackNumber = "trackNumber";
    public const string SenderId = "sender.id";
    public const string SenderName = "sender.name";

    private static readonly (string Name, string Also)[] OfShipments =
    [
        (TrackNumber, "number|tracking number|track|номер|трек номер|трек|номер отправления|шпи|单号|运单号"),
        ("service", "услуга|сервис|вид отправления|服务"),
        ("origin", "origin country|from|страна отправления|откуда|寄出地"),
        ("destination", "destination country|to|страна назначения|куда|目的地"),
        ("destinationPostalCode", "postal code|postcode|zip|индекс|индекс назначения|индекс получателя|邮编"),
        ("orderValue",
            "order value usd|value|value usd|стоимость заказа|стоимость заказа usd|сумма заказа|"
            + "сумма заказа usd|订单金额|订单金额 usd"),
        ("cod", "cod rub|cash on delivery|наложенный платеж|наложенный платеж руб|наложка|货到付款|货到付款 rub"),
        (SenderId, "sender|код отправителя|номер отправителя|寄件方编号"),
        (SenderName, "отправитель|имя отправителя|название отправителя|寄件方"),
        ("recipientPhoneLast4",
            "phone last 4|phone|последние 4 цифры телефона|4 цифры телефона|телефон получателя|телефон|"
            + "收件人电话后四位"),
    ];

    private static readonly (string Name, string Also)[] OfEvents =
    [
        (TrackNumber, OfShipments[0].Also),
        ("occurredAt", "time|date|at|когда|время|дата|дата и время|时间"),
        ("code", "event|operation|код|код операции|событие|代码"),
        ("carrier", "перевозчик|承运商"),
        ("postalCode", "postcode|zip|office|индекс|индекс отделения|邮编"),
        ("place", "city|место|город|地点"),
        ("country", "страна|国家"),
    ];

    private static readonly FrozenDictionary<UploadKind, FrozenDictionary<string, string>> Known =
        new Dictionary<UploadKind, FrozenDictionary<string, string>>
        {
            [UploadKind.Shipments] = Index(OfShipments),
            [UploadKind.Events] = Index(OfEvents),
        }.ToFrozenDictionary();

    /// <summary>Without these no row of the kind can be anything.</summary>
    public static IReadOnlyList<string> Needed(UploadKind kind) =>
        kind == UploadKind.Shipments ? [TrackNumber] : [TrackNumber, "occurredAt", "code", "carrier"];

    public static IReadOnlyList<string> All(UploadKind kind) =>
        [.. (kind == UploadKind.Shipments ? OfShipments : OfEvents).Select(column => column.Name)];

    /// <summary>The API's name of a column; null where nobody knows it.</summary>
    public static string? Find(UploadKind kind, string header) => Known[kind].GetValueOrDefault(Plain(header));

    private static FrozenDictionary<string, string> Index((string Name, string Also)[] columns) => columns
        .SelectMany(column => column.Also.Split('|').Append(column.Name).Select(name => (Plain(name), column.Name)))
        .DistinctBy(name => name.Item1)
        .ToFrozenDictionary(name => name.Item1, name => name.Name);

    // Letters and digits only: "Order value, USD" is orderValueUsd.
    private static string Plain(string header) => string.Concat(header
        .ToLower(CultureInfo.InvariantCulture).Replace('ё', 'е').Where(char.IsLetterOrDigit));
}
