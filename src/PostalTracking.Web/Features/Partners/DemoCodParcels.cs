using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Registration;
using PostalTracking.Web.Features.Tracking.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// Parcels that wait at office 390000 with cash on delivery, announced by the demo's partner: what a newcomer at the counter scans.
/// </summary>
internal sealed class DemoCodParcels(
    PostalTrackingDbContext db, Register register, Ingest ingest, DemoMode demo, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>The demo's tests have their own; <c>false</c> leaves these out.</summary>
    public const string Setting = "Demo:Parcels";

    /// <summary>The sender with frauds on record.</summary>
    public const string Deceiver = "demo-deceiver";

    private const int Office = 390000;

    /// <summary>Kopecks of cash on delivery; null: nobody names a sum.</summary>
    public static IReadOnlyList<(string Number, long? Cod, string? SenderId, string? SenderName)> All { get; } =
    [
        ("39000026004510", 2_499_00, "demo-toys", "ООО «Игрушки», Казань"),
        ("39000026004589", 4_500_00, "demo-toys", "ООО «Игрушки», Казань"),
        ("39000026004657", 3_000_00, "demo-books", "ООО «Книги почтой», Тверь"),
        ("39000026004725", 3_000_01, "demo-books", "ООО «Книги почтой», Тверь"),
        ("39000026004794", 6_990_00, Deceiver, "ООО «Дешёвые телефоны», Москва"),
        ("39000026004862", null, "demo-books", "ООО «Книги почтой», Тверь"),
        ("39000026004930", 1_250_50, null, null),
        ("39000026005005", 899_00, "demo-toys", "ООО «Игрушки», Казань"),
        ("39000026005074", 15_900_00, "demo-shoes", "ООО «Обувь», Пермь"),
        ("39000026005142", 2_190_00, "demo-shoes", "ООО «Обувь», Пермь"),
        ("39000026005210", 3_490_00, "demo-shoes", "ООО «Обувь», Пермь"),
        ("39000026005289", 1_990_00, "demo-books", "ООО «Книги почтой», Тверь"),

        // Sold and claimed by the demo itself.
        ("39000026005319", 4_500_00, Deceiver, "ООО «Дешёвые телефоны», Москва"),
        ("39000026005326", 2_490_00, "demo-toys", "ООО «Игрушки», Казань"),
        ("39000026005333", 1_990_00, "demo-books", "ООО «Книги почтой», Тверь"),
        ("39000026005340", 2_190_00, Deceiver, "ООО «Дешёвые телефоны», Москва"),
        ("39000026005357", 2_900_00, Deceiver, "ООО «Дешёвые телефоны», Москва"),
        ("39000026005364", 1_250_00, null, null),
    ];

    /// <summary>Once the demo's keys are there; a second time changes nothing.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var numbers = All.Select(parcel => parcel.Number).ToList();
        if (!demo.IsOn || !configuration.GetValue(Setting, true)
            || await db.Set<Shipment>().AnyAsync(s => numbers.Contains(s.TrackNumber), cancellationToken))
        {
            return;
        }

        var tenant = await db.Set<Tenant>().Where(t => t.Name == DemoKeys.TenantName).Select(t => t.Id).SingleAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await register.RunAsync([.. All.Select(Announced)], tenant, cancellationToken);
        await ingest.RunAsync(
            [.. All.Select((parcel, place) => Arrived(parcel.Number, clock.GetUtcNow().AddHours(-3 - place)))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static AnnouncedParcel Announced((string Number, long? Cod, string? SenderId, string? SenderName) parcel) => new(
        TrackNumber.Parse(parcel.Number), null, "RU", "RU", Office, null, null, parcel.Cod, parcel.SenderId, parcel.SenderName, "4567");

    private static CarrierReport Arrived(string number, DateTimeOffset at) => new()
    {
        Number = TrackNumber.Parse(number),
        Carrier = Carrier.RussianPost,
        Events =
        [
            new("1/1", at.AddDays(-4), null, new("RU", 101000, null)),
            new("8/2", at, null, new("RU", Office, null)),
        ],
    };
}
