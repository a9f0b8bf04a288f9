using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>P-04's neighbour: who answers for a partner hears of a disabled endpoint by mail, once.</summary>
public sealed class OwnerLetterTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    [Fact]
    public async Task Each_owner_with_an_address_gets_one_letter_and_nobody_else()
    {
        await house.ClearAsync();
        var tenant = await house.App.DemoTenantAsync();
        await house.App.OwnerAsync(tenant, "owner@partner.example");
        await house.App.OwnerAsync(tenant);
        await house.App.OwnerAsync(await house.App.TenantAsync("Another"), "stranger@other.example");
        var left = await house.App.OwnerAsync(tenant, "left@partner.example");
        await house.App.SetAsync($"update staff_member set disabled_at = now() where id = '{left}'");
        var member = await house.App.OwnerAsync(tenant, "member@partner.example");
        await house.App.SetAsync($"update staff_member set role = {(short)StaffRole.PartnerMember} where id = '{member}'");
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = Receiver.With(410);
        await house.App.SendAllAsync();

        // The post is busy once, then drops the line after it took the letter.
        house.Sink.Then(SmtpManner.Busy);
        await CarryAsync();
        Assert.Empty(house.Sink.Letters);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await CarryAsync();
        await CarryAsync();

        var letter = Assert.Single(house.Sink.Letters);
        Assert.Equal("owner@partner.example", letter.To.Mailboxes.Single().Address);
        Assert.Contains("410", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/partner/webhooks/{endpoint.Id}", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("gone", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await house.App.ValueAsync<long>("select count(*) from webhook_letter where endpoint_id = $1 and sent_at is not null", endpoint.Id));
    }

    private Task<int> CarryAsync() => house.App.InScopeAsync(services =>
        ActivatorUtilities.CreateInstance<WebhookLetters>(services, On).RunAsync(TestContext.Current.CancellationToken));

    private static IConfiguration On { get; } =
        new ConfigurationBuilder().Build();
}
