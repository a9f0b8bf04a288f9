using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>A sender with three frauds, a parcel on its way, somebody like it, and an objection.</summary>
/// <param name="Id">In the register.</param>
internal sealed record Deceiver(Guid Id, string OnTheWay, Guid Appeal);

internal static class Deceivers
{
    private const string Sender = "deceiver-1";
    private const string Like = "deceiver-2";

    private static Task<Deceiver>? _made;

    /// <summary>Once a run.</summary>
    public static Task<Deceiver> DeceiverAsync(this House house) => _made ??= MakeAsync(house);

    private static async Task<Deceiver> MakeAsync(House house)
    {
        string[] sent = ["12542426000905", "12542426000912", "12542426000929", "12542426000936"];
        const string like = "12542426000943";
        await RegisterAsync(house, [.. sent.Select(number => (number, Sender)), (like, Like)]);
        await house.HappenedAsync(sent[0], "8/2", "390000", TimeSpan.FromHours(5));

        await using var scope = house.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PostalTrackingDbContext>();
        var traits = services.GetRequiredService<EnterTraits>();
        var label = new TypedTraits(
            "Шулеров Шамиль Шамильевич", "+7 933 765-43-21", null, "Вологда, Нагорная, 17", "Перфоратор аккумуляторный Makita");
        var id = Guid.Empty;
        foreach (var (place, number) in sent.Skip(1).Index())
        {
            var seen = label with { TaxNumber = place == 0 ? "500100732259" : null };
            id = await traits.RunAsync(new(number, 1), seen, CancellationToken.None);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<ConfirmFraud>().ConfirmAsync(
                $"40713859{place}", number, 1, TimeProvider.System.GetUtcNow().AddDays(-20 * place), CancellationToken.None);
            await transaction.CommitAsync();
        }

        await traits.RunAsync(new(like, 1), label with { Payee = "Другой Д. Д.", Phone = null }, CancellationToken.None);
        await services.GetRequiredService<SenderAppeals>().MakeAsync(
            sent[1],
            new("Шулеров Ш. Ш.", "sh@example.org", "Я отправил то, что заказали: перфоратор в заводской упаковке.\nЧек прилагаю."),
            "ru",
            CancellationToken.None);
        return new(id, sent[0], await db.Set<SenderAppeal>().Select(appeal => appeal.Id).SingleAsync());
    }

    private static async Task RegisterAsync(House house, (string Number, string Sender)[] parcels)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/shipments", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", DemoKeys.Partner) },
            Content = JsonContent.Create(new
            {
                shipments = parcels.Select(parcel => new
                {
                    trackNumber = parcel.Number,
                    sender = new { id = parcel.Sender, name = "ООО «Инструменты»" },
                }),
            }),
        };
        (await house.App.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
