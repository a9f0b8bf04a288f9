using System.Text.Json;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Notices;

public sealed class NoticeTests(House house) : BrowserTest(house)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    // What a browser with a push service would give; the headless one has none.
    private const string PushService =
        """
        PushManager.prototype.getSubscription = async () => globalThis.subscribed ?? null;
        PushManager.prototype.subscribe = async (options) => {
          if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) {
            throw new Error("not as the Push API wants it");
          }
          const endpoint = "https://push.example/" + "x".repeat(40);
          const keys = {
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            auth: "BTBZMqHH6r4Tts7J_aSIgg",
          };
          return globalThis.subscribed = { endpoint, toJSON: () => ({ endpoint, keys }) };
        };
        """;

    [Fact]
    public async Task On_a_phone_without_scripts_one_subscribes_confirms_chooses_and_stops()
    {
        var number = await House.ParcelToTellOfAsync();
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false, ViewportSize = Phone });
        var page = visitor.Page;

        await visitor.GoAsync($"/track/{number}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Сообщать письмом" }).ClickAsync();
        await page.GetByLabel("Электронная почта").FillAsync("не адрес");
        await page.GetByRole(AriaRole.Button, new() { Name = "Подписаться" }).ClickAsync();
        await See(page.Locator("#contact-wrong")).ToBeVisibleAsync();
        await See(page.GetByLabel("Электронная почта")).ToHaveValueAsync("не адрес");
        await page.GetByLabel("Электронная почта").FillAsync("anna@people.example");
        await page.GetByLabel("Почта приняла посылку").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Подписаться" }).ClickAsync();
        await See(page.Locator("h1")).ToHaveTextAsync("Посмотрите почту");
        await page.GetByRole(AriaRole.Link, new() { Name = "Вернуться к посылке" }).ClickAsync();
        await See(page).ToHaveURLAsync($"/track/{number}");

        var capability = await House.AskedAsync(isConfirmed: false);
        await visitor.GoAsync($"/notices/confirm/{capability}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Да, сообщайте" }).ClickAsync();
        await See(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Готово. Напишем, когда что-то изменится.");
        await page.GetByLabel("Вручена").UncheckAsync();
        await page.GetByLabel("Не беспокоить в это время").CheckAsync();
        await page.GetByLabel("До").SelectOptionAsync("9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await See(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Сохранено.");
        await See(page.GetByLabel("Вручена")).Not.ToBeCheckedAsync();
        await See(page.GetByLabel("До")).ToHaveValueAsync("9");

        await page.GetByRole(AriaRole.Button, new() { Name = "Остановить" }).ClickAsync();
        await See(page.Locator("h1")).ToHaveTextAsync("Больше не сообщаем");
        await visitor.GoAsync($"/notices/{capability}");
        await See(page.Locator("h1")).ToHaveTextAsync("Эта ссылка больше не действует");
    }

    [Fact]
    public async Task The_browser_itself_is_told_and_can_stop_it()
    {
        var number = await House.ParcelToTellOfAsync();
        var visitor = await VisitAsync(new() { ViewportSize = Phone });
        await visitor.Context.GrantPermissionsAsync(["notifications"], new() { Origin = House.Address.GetLeftPart(UriPartial.Authority) });
        await visitor.Context.AddInitScriptAsync(PushService);
        var page = visitor.Page;

        await visitor.GoAsync($"/track/{number}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Сообщать в браузере" }).ClickAsync();
        await See(page.Locator(".notice-said")).ToContainTextAsync("Готово. Браузер скажет, когда что-то изменится.");
        await page.GetByRole(AriaRole.Link, new() { Name = "О чём и когда сообщать" }).ClickAsync();
        await See(page.Locator("h1")).ToHaveTextAsync("Мы сообщаем вам об этой посылке");
        await See(page.GetByLabel("Не беспокоить в это время")).ToBeCheckedAsync();

        await visitor.GoAsync($"/track/{number}");
        await page.EvaluateAsync("() => PushManager.prototype.subscribe({ userVisibleOnly: true, applicationServerKey: new Uint8Array(65) })");
        await page.GetByRole(AriaRole.Button, new() { Name = "Больше не сообщать в браузере" }).ClickAsync();
        await See(page.Locator(".notice-said")).ToHaveTextAsync("Больше не сообщаем.");
        await See(page.GetByRole(AriaRole.Button, new() { Name = "Сообщать в браузере" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_the_push_service_brings_is_shown_in_the_words_it_came_with()
    {
        var visitor = await VisitAsync();
        var origin = House.Address.GetLeftPart(UriPartial.Authority);
        await visitor.Context.GrantPermissionsAsync(["notifications"], new() { Origin = origin });
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => null)");

        var devTools = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        var registered = new TaskCompletionSource<string>();
        devTools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var one in told!.Value.GetProperty("registrations").EnumerateArray())
            {
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        await devTools.SendAsync("ServiceWorker.enable");
        await devTools.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = origin,
            ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken),
            ["data"] = JsonSerializer.Serialize(
                new { title = "ZA 0000 0005 9 HK: ждёт вас", body = "Хранят до 20 декабря.", url = "/track/ZA000000059HK", tag = "1", lang = "ru" }),
        });

        await Eventually.SeeAsync(
            () => visitor.Page.EvaluateAsync<string>(
                """
                () => navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
                  .then((told) => told.map((one) => `${one.title} | ${one.body} | ${one.lang} | ${one.data.url}`).join("\n"))
                """),
            seen => seen == "ZA 0000 0005 9 HK: ждёт вас | Хранят до 20 декабря. | ru | /track/ZA000000059HK");
    }
}
