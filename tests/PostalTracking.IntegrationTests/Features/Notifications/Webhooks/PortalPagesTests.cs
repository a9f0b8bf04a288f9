using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

public sealed partial class PortalPagesTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    private const string ListPath = "/partner/webhooks";

    [Fact]
    public async Task The_form_sent_twice_adds_one_endpoint_and_shows_the_same_secret()
    {
        await house.ClearAsync();
        using var partner = await house.App.ComeAsPartnerAsync(await house.App.DemoTenantAsync());
        var form = new Dictionary<string, string>
        {
            ["Key"] = "0123456789abcdef0123456789abcd01",
            ["Receiver"] = $"{house.Receiver.At("/form")}",
            ["Types"] = "shipment.updated",
        };

        var first = await TextAsync(await partner.PostFormAsync(ListPath, form));
        var second = await TextAsync(await partner.PostFormAsync(ListPath, form));

        Assert.Equal(SecretIn(first), SecretIn(second));
        Assert.NotEmpty(SecretIn(first));
        Assert.Equal(1, await house.App.ValueAsync<long>("select count(*) from webhook_endpoint where state <> 3"));
        var page = await TextAsync(await partner.GetAsync(new Uri(ListPath, UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Empty(SecretIn(page));
        form["Key"] = "0123456789abcdef0123456789abcd02";
        Assert.Contains("уже есть", await TextAsync(await partner.PostFormAsync(ListPath, form)), StringComparison.Ordinal);
        form["Receiver"] = "http://shop.example/";
        Assert.Contains("начинаться с https", await TextAsync(await partner.PostFormAsync(ListPath, form)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_of_rotation_pressed_twice_rotates_once()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        using var partner = await house.App.ComeAsPartnerAsync(await house.App.DemoTenantAsync());
        var path = $"{ListPath}/{endpoint.Id}";
        var form = new Dictionary<string, string> { ["version"] = "1" };

        var first = await TextAsync(await partner.PostFormAsync(path, form, $"{path}?handler=Rotate"));
        var second = await TextAsync(await partner.PostFormAsync(path, form, $"{path}?handler=Rotate"));

        Assert.Equal(SecretIn(first), SecretIn(second));
        await house.App.SendAllAsync();
        var message = Assert.Single(house.Receiver.Messages);
        Assert.True(message.IsSignedWith(endpoint.Secret) && message.IsSignedWith(SecretIn(first)));
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(SecretIn(await TextAsync(await partner.PostFormAsync(path, form, $"{path}?handler=Rotate"))));
    }

    [Fact]
    public async Task A_test_is_answered_on_the_page_and_what_the_receiver_says_is_only_text()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        using var partner = await house.App.ComeAsPartnerAsync(await house.App.DemoTenantAsync());
        house.Receiver.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync("<script>alert(1)</script>");
        };
        var path = $"{ListPath}/{endpoint.Id}";

        var page = await TextAsync(await partner.PostFormAsync(path, [], $"{path}?handler=Test"));

        Assert.Contains("Приёмник ответил 500", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_go_again_by_the_buttons_and_an_endpoint_is_switched_off_on_and_removed()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        await house.App.SendAllAsync();
        var sent = Assert.Single(house.Receiver.Messages);
        using var partner = await house.App.ComeAsPartnerAsync(await house.App.DemoTenantAsync());
        var path = $"{ListPath}/{endpoint.Id}";

        Assert.Contains("В очереди снова: 1", await PostAsync("Again", new() { ["message"] = sent.Id }), StringComparison.Ordinal);
        await house.App.SendAllAsync();
        var now = house.Clock.GetUtcNow().UtcDateTime;
        var range = new Dictionary<string, string> { ["from"] = $"{now.AddMinutes(-1):yyyy-MM-ddTHH:mm}", ["to"] = $"{now:yyyy-MM-ddTHH:mm}" };
        Assert.Contains("В очереди снова: 1", await PostAsync("Range", range), StringComparison.Ordinal);
        await house.App.SendAllAsync();
        Assert.Equal([sent.Id, sent.Id, sent.Id], house.Receiver.Messages.Select(m => m.Id));
        Assert.Contains("начало раньше конца", await PostAsync("Range", new() { ["from"] = "x", ["to"] = "y" }), StringComparison.Ordinal);

        Assert.Contains("Приёмник выключен вами", await PostAsync("Disable", []), StringComparison.Ordinal);
        Assert.Contains("Включите его", await PostAsync("Again", new() { ["message"] = sent.Id }), StringComparison.Ordinal);
        Assert.Contains("приёмник выключен, сообщения не идут", await PageAsync(partner, ListPath), StringComparison.Ordinal);
        Assert.Contains("Приёмник включён", await PostAsync("Enable", []), StringComparison.Ordinal);
        var removed = await partner.PostFormAsync(path, [], $"{path}?handler=Remove");
        Assert.Equal(ListPath, removed.Headers.Location?.OriginalString);
        using var gone = await partner.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        async Task<string> PostAsync(string handler, Dictionary<string, string> fields) =>
            await TextAsync(await partner.PostFormAsync(path, fields, $"{path}?handler={handler}"));
    }

    [Fact]
    public async Task Another_partners_endpoint_is_not_there_whatever_is_asked_of_it()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        await house.App.SendAllAsync();
        var sent = Assert.Single(house.Receiver.Messages);
        using var stranger = await house.App.ComeAsPartnerAsync(await house.App.TenantAsync("Stranger"));
        var path = $"{ListPath}/{endpoint.Id}";

        using var page = await stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        foreach (var handler in new[] { "Test", "Rotate", "Again", "Range", "Enable", "Disable", "Confirm", "Remove" })
        {
            var fields = new Dictionary<string, string>
            {
                ["version"] = "1",
                ["message"] = sent.Id,
                ["from"] = "2020-01-01T00:00",
                ["to"] = "2040-01-01T00:00",
            };
            using var answer = await stranger.PostFormAsync(ListPath, fields, $"{path}?handler={handler}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain($"{endpoint.Id}", await PageAsync(stranger, ListPath), StringComparison.Ordinal);
        await house.App.SendAllAsync();
        Assert.Single(house.Receiver.Messages);
        Assert.Equal(
            (EndpointState.Active, 1),
            ((EndpointState)await house.App.ValueAsync<short>("select state from webhook_endpoint where id = $1", endpoint.Id),
                await house.App.ValueAsync<int>("select secret_version from webhook_endpoint where id = $1", endpoint.Id)));
    }

    private static async Task<string> PageAsync(HttpClient client, string path) =>
        await TextAsync(await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string SecretIn(string page) => Secret.Match(WebUtility.HtmlDecode(page)).Value;

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]{40,}")]
    private static partial Regex Secret { get; }
}
