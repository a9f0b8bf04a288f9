namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>The post's words for types and categories of items (rtm-0002), as far as the lives use them.</summary>
internal static class ItemNames
{
    public static string Type(int code, bool english) => code switch
    {
        4 => english ? "Parcel" : "Посылка",
        5 => english ? "Small packet" : "Мелкий пакет",
        7 => english ? "EMS item" : "Отправление EMS",
        _ => "",
    };

    public static string Category(int code, bool english) => code switch
    {
        0 => english ? "Simple" : "Простое",
        1 => english ? "Registered" : "Заказное",
        3 => english ? "Ordinary" : "Обыкновенное",
        4 => english ? "With declared value and cash on delivery" : "С объявленной ценностью и наложенным платежом",
        _ => "",
    };
}
