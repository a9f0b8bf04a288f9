using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed partial class ParcelPageTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_parcel_handed_back_to_its_sender_reads_as_returned()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync("returned"));

        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Вернулась к отправителю");
        await See(visitor.Page.Locator("main")).Not.ToContainTextAsync("Вручена получателю");
        await See(visitor.Page.Locator(".route [aria-current=location]")).ToContainTextAsync("у отправителя");
    }

    [Fact]
    public async Task What_is_to_be_paid_for_a_parcel_is_nowhere_on_its_page()
    {
        var number = await House.ParcelAsync(new { life = "cod", codKopecks = 777_777_700, steps = 20 }, "delivered");
        var visitor = await VisitAsync();

        await visitor.GoAsync($"/track/{number}");

        Assert.DoesNotMatch(Sum, await visitor.Page.ContentAsync());
        await visitor.GoAsync($"/?q={number},ZA000000059HK");
        Assert.DoesNotMatch(Sum, await visitor.Page.ContentAsync());
    }

    [Fact]
    public async Task A_code_nobody_knows_and_nobody_explained_is_still_told()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync("unknown code"));

        var told = visitor.Page.Locator(".event").First;
        await See(told.Locator(".event-what p").First).ToHaveTextAsync("Перевозчик прислал код, которого мы пока не знаем");
        await told.Locator("summary").ClickAsync();
        await See(told.Locator("dd.number")).ToHaveTextAsync("99/7");
        await See(told.Locator("details")).ToContainTextAsync("статус он не меняет");
    }

    [Fact]
    public async Task What_both_carriers_say_is_there_after_the_first_look()
    {
        var number = (await House.Partners.OrderAsync(new { life = "srm", steps = 2 })).GetProperty("trackNumber").GetString()!;
        var slow = new { partner = "cainiao", kind = "delay", trackNumber = number, times = 1, delayMs = 700 };
        await House.Partners.Http.PostAsJsonAsync("/control/faults", slow, TestContext.Current.CancellationToken);
        var visitor = await VisitAsync();
        await visitor.Page.Clock.InstallAsync();

        await visitor.GoAsync($"/track/{number}");
        await visitor.WatchUntilAsync(visitor.Page.Locator(".sources", new() { HasText = "Cainiao: В пути" }));

        await See(visitor.Page.Locator(".sources")).ToContainTextAsync("Почта России: Можно забирать");
        Assert.DoesNotContain($"{number} came after its claim", await House.App.LogAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"7[\s\u00a0\u202f.,]*777[\s\u00a0\u202f.,]*777")]
    private static partial Regex Sum { get; }
}
