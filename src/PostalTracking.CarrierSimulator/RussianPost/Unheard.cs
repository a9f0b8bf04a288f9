using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.RussianPost;

/// <summary>An operation that stands in no table.</summary>
internal static class Unheard
{
    public static PostOperation Of(PostOperation like) => like with
    {
        Type = 777,
        Attribute = 7,
        TypeName = "Неведомая операция",
        AttributeName = "Неведомый признак",
    };
}
