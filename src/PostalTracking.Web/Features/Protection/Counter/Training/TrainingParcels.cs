using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter.Training;

/// <summary>
/// Made-up parcels of an office 999999 that does not exist. Everything here is in memory: a number of another parcel,
/// a real one above all, is simply not found.
/// </summary>
internal static class TrainingParcels
{
    public const string Phone = "99999926000017";
    public const string Video = "99999926000031";
    public const string Frauds = "99999926000048";
    public const string Typed = "99999926000055";

    private const string Sender = "ООО «Пример», Казань";

    private static readonly (string Case, string Number, SaleRefusal? Refusal)[] Parcels =
    [
        ("phone", Phone, null),
        ("edge", "99999926000024", null),
        ("video", Video, null),
        ("frauds", Frauds, null),
        ("typed", Typed, null),
        .. Refused(
            ("99999926000062", SaleRefusal.AlreadyProtected),
            ("99999926000079", SaleRefusal.Returned),
            ("99999926000086", SaleRefusal.Ended),
            ("99999926000093", SaleRefusal.HandedOverBefore),
            ("99999926000109", SaleRefusal.NotArrived),
            ("99999926000116", SaleRefusal.WrongOffice),
            ("99999926000123", SaleRefusal.NoCod)),
    ];

    /// <summary>What each is there to practise, and its number.</summary>
    public static IEnumerable<(string Case, string Number)> All => Parcels.Select(parcel => (parcel.Case, parcel.Number));

    public static OfferCard? Find(string? typed, long? typedCod, DateTimeOffset now)
    {
        if (!TrackNumber.TryParse(typed, out var number) || Parcels.FirstOrDefault(p =>
            p.Number == number.Value) is not { Case: { } one } parcel)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new()
        {
            Number = number,
            Arrived = PlaceTime.Of(now.AddHours(-26), now, "Europe/Moscow"),
            Cod = one == "typed" ? typedCod : CodOf(one),
            IsCodTyped = one == "typed",
            Sender = one == "typed" ? null : Sender,
            Frauds = one switch { "typed" => null, "frauds" => 3, _ => 0 },
            Premium = 99_00,
            CoolingOffDays = 14,
            Until = today.AddMonths(1),
            Today = today,
            PhoneUpTo = 3_000_00,
            Refusal = parcel.Refusal,
            Office = parcel.Refusal == SaleRefusal.WrongOffice ? "999998" : null,
        };
    }

    private static long CodOf(string one) => one switch
    {
        "edge" => 3_000_00,
        "video" => 3_000_01,
        "frauds" => 4_500_00,
        "no-cod" => 0,
        _ => 2_499_00,
    };

    private static IEnumerable<(string, string, SaleRefusal?)> Refused(params IEnumerable<(string Number, SaleRefusal Refusal)> parcels) =>
        parcels.Select(parcel => (parcel.Refusal.Name(), parcel.Number, (SaleRefusal?)parcel.Refusal));
}
