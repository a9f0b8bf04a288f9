using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Webhooks;

public sealed class WebhookCheckTests(House house) : BrowserTest(house)
{
    // The example of Standard Webhooks 1.0.
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Body = "{\"test\": 2432232314}";
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Theory]
    [InlineData(Id, Timestamp, Body, Secret, Signature, "Подпись верна, но отметке времени больше пяти минут")]
    [InlineData(Id, Timestamp, Body, Secret, "v1,AAAA " + Signature, "Подпись верна, но отметке времени больше пяти минут")]
    [InlineData(Id, Timestamp, Body + "\n", Secret, Signature, "без перевода строки в конце")]
    [InlineData(Id, Timestamp, "{\"test\": 2432232315}", Secret, Signature, "Подпись не подходит")]
    [InlineData("msg_other", Timestamp, Body, Secret, Signature, "Подпись не подходит")]
    [InlineData(Id, Timestamp, Body, "whsec_AAAA", Signature, "Это не секрет")]
    [InlineData(Id, "вчера", Body, Secret, Signature, "Отметка времени — целое число")]
    [InlineData(Id, Timestamp, Body, Secret, "v1a,AAAA", "нет части, что начинается с v1")]
    [InlineData(Id, Timestamp, "", Secret, Signature, "Заполните все поля")]
    public async Task A_signature_is_checked_in_the_browser_and_nothing_leaves_it(
        string id, string timestamp, string body, string secret, string signature, string said)
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync("webhooks, none"));
        await visitor.Page.EvaluateAsync("document.fonts.ready");
        var asked = new List<string>();
        visitor.Page.Request += (_, request) => asked.Add($"{request.Method} {request.Url}");

        await visitor.Page.Locator("#check-id").FillAsync(id);
        await visitor.Page.Locator("#check-timestamp").FillAsync(timestamp);
        await visitor.Page.Locator("#check-body").FillAsync(body);
        await visitor.Page.Locator("#check-secret").FillAsync(secret);
        await visitor.Page.Locator("#check-signature").FillAsync(signature);
        await visitor.Page.Locator("[data-check] button").ClickAsync();

        await See(visitor.Page.Locator("[data-verdict]")).ToContainTextAsync(said);

        // The type that the first letter typed brings, the page's own sign if it comes late, and nothing else.
        Assert.DoesNotContain(asked, request =>
            !request.EndsWith(".woff2", StringComparison.Ordinal) && !request.EndsWith("/favicon.svg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_is_added_by_the_form_its_secret_shown_once_and_its_test_answered()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.FreshAsync("webhooks, none"));
        await visitor.Page.Locator("#url").FillAsync("http://127.0.0.1:9/hooks");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Добавить приёмник" }).ClickAsync();
        await See(visitor.Page.Locator(".token")).ToContainTextAsync("whsec_");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Открыть" }).ClickAsync();
        await See(visitor.Page.Locator(".token")).ToHaveCountAsync(0);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Послать пробное" }).ClickAsync();
        await See(visitor.Page.Locator("main")).ToContainTextAsync("никто не снимает трубку");
        await See(visitor.Page.Locator(".log tbody tr")).ToHaveCountAsync(1);

        await visitor.Page.Locator(".remove summary").ClickAsync();
        await visitor.Page.Locator(".remove button").ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/partner/webhooks");
    }
}
