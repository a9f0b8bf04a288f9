using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.IntegrationTests.Features.Carriers;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>W-06 and what belongs to it: no name and no trick leads inside. The names are the tests' own, the sockets real.</summary>
public sealed class GuardTests
{
    private static readonly IPAddress Outside = IPAddress.Parse("203.0.114.1");

    [Fact]
    public async Task A_name_that_changes_its_mind_between_two_looks_leads_nowhere()
    {
        await using var inside = new ScriptedServer((_, _, _) => Task.CompletedTask);
        var looks = 0;
        var answers = new[] { Outside, IPAddress.Loopback };

        // The check of a careless sender would take the first answer, its connection the second.
        Task<IPAddress[]> Rebind(string name, CancellationToken cancellationToken) =>
            Task.FromResult<IPAddress[]>([answers[Math.Min(looks++, 1)]]);

        var first = await SendAsync($"https://rebind.example:{inside.Address.Port}/", Rebind);
        var second = await SendAsync($"https://rebind.example:{inside.Address.Port}/", Rebind);

        Assert.Equal(2, looks);
        Assert.Contains(first.Trouble, new WebhookTrouble?[] { WebhookTrouble.Unreachable, WebhookTrouble.TimedOut });
        Assert.Equal(WebhookTrouble.Forbidden, second.Trouble);
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    public async Task A_name_that_leads_inside_is_not_called_even_with_an_outer_address_beside(string address)
    {
        Task<IPAddress[]> Resolve(string name, CancellationToken cancellationToken) =>
            Task.FromResult<IPAddress[]>([Outside, IPAddress.Parse(address)]);

        Assert.Equal(WebhookTrouble.Forbidden, (await SendAsync("https://shop.example/", Resolve)).Trouble);
    }

    [Theory]
    [InlineData("http://localhost.:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("https://localhost:{0}/")]
    [InlineData("https://2130706433:{0}/")]
    [InlineData("https://0x7f000001:{0}/")]
    [InlineData("https://017700000001:{0}/")]
    [InlineData("https://127.1:{0}/")]
    public async Task Another_spelling_of_this_machine_is_not_called_even_where_loopback_is_allowed(string url)
    {
        await using var inside = new ScriptedServer((_, _, _) => Task.CompletedTask);

        var answer = await SendAsync(string.Format(null, url, inside.Address.Port), Dns.GetHostAddressesAsync);

        // Some name services do not know it at all.
        Assert.Contains(answer.Trouble, new WebhookTrouble?[] { WebhookTrouble.Forbidden, WebhookTrouble.Name });
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task Plain_http_to_this_machine_is_called_where_it_is_allowed_and_only_there()
    {
        await using var receiver = await Receiver.StartAsync();

        Assert.Equal((short)204, (await SendAsync($"{receiver.Address}", Dns.GetHostAddressesAsync)).Status);
        Assert.Equal(WebhookTrouble.Forbidden, (await SendAsync($"{receiver.Address}", Dns.GetHostAddressesAsync, allowsLoopback: false)).Trouble);
        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_and_a_certificate_of_nobody_are_told_apart()
    {
        await using var plain = new ScriptedServer(
            (_, stream, stop) => ScriptedServer.AnswerAsync(stream, "200 OK", "Content-Length: 0\r\n", [], stop));

        Assert.Equal(WebhookTrouble.Name, (await SendAsync(
            "https://nowhere.example/", (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound))).Trouble);
        using var door = Door((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), true);
        var answer = await door.SendAsync(
            new($"http://localhost:{plain.Address.Port}/"), Guid.NewGuid(), "{}", [new byte[32]], TestContext.Current.CancellationToken);
        Assert.Equal((short)200, answer.Status);
    }

    private static async Task<ReceiverAnswer> SendAsync(string url, ResolveName resolve, bool allowsLoopback = true)
    {
        using var door = Door(resolve, allowsLoopback);
        return await door.SendAsync(new(url), Guid.NewGuid(), "{}", [new byte[32]], TestContext.Current.CancellationToken);
    }

    private static WebhookDoor Door(ResolveName resolve, bool allowsLoopback)
    {
        var options = Options.Create(new WebhookOptions
        {
            AllowLoopback = allowsLoopback,
            ConnectWithin = TimeSpan.FromSeconds(5),
            AnswerWithin = TimeSpan.FromSeconds(20),
        });
        return new(new WebhookConnector(resolve, options), options, TimeProvider.System);
    }
}
