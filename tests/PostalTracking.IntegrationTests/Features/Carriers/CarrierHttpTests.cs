using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;

namespace PostalTracking.IntegrationTests.Features.Carriers;

public sealed class CarrierHttpTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 7, 30, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly HttpClient _http;

    public CarrierHttpTests()
    {
        var services = new ServiceCollection();
        services.AddCarrierHttpClient<Asking>();
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<Asking>().Http;
    }

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("500", nameof(CarrierTrouble.Failed))]
    [InlineData("502", nameof(CarrierTrouble.Failed))]
    [InlineData("503", nameof(CarrierTrouble.Failed))]
    [InlineData("404", nameof(CarrierTrouble.Failed))]
    [InlineData("401", nameof(CarrierTrouble.Refused))]
    [InlineData("403", nameof(CarrierTrouble.Refused))]
    [InlineData("429", nameof(CarrierTrouble.RateLimited))]
    [InlineData("not HTTP", nameof(CarrierTrouble.Unreachable))]
    [InlineData("headers without end", nameof(CarrierTrouble.Unreachable))]
    [InlineData("no answer", nameof(CarrierTrouble.TimedOut))]
    [InlineData("stalled body", nameof(CarrierTrouble.TimedOut))]
    [InlineData("a byte at a time", nameof(CarrierTrouble.TimedOut))]
    [InlineData("reset in the body", nameof(CarrierTrouble.Garbled))]
    [InlineData("less than announced", nameof(CarrierTrouble.Garbled))]
    [InlineData("broken chunks", nameof(CarrierTrouble.Garbled))]
    [InlineData("broken gzip", nameof(CarrierTrouble.Garbled))]
    [InlineData("gzip bomb", nameof(CarrierTrouble.TooLarge))]
    [InlineData("500 MB", nameof(CarrierTrouble.TooLarge))]
    public async Task Every_fault_has_its_trouble_soon_and_for_little_traffic(string fault, string trouble)
    {
        _http.Timeout = TimeSpan.FromSeconds(fault is "no answer" or "stalled body" or "a byte at a time" ? 1 : 60);
        await using var server = new ScriptedServer(AnswerFaults.Of(fault));
        var began = Stopwatch.GetTimestamp();

        var failure = await Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(server.Address));

        var took = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault,-20} {failure.Trouble,-12} {took.TotalSeconds:0.0} s, {server.Sent / 1024} KB sent");
        Assert.Equal(trouble, failure.Trouble.ToString());
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.InRange(server.Sent, 0, 32 * 1024 * 1024); // what stood in the buffers of the two sides
        Assert.Equal(1, server.Connections); // nothing is retried here
    }

    [Fact]
    public async Task What_comes_after_the_announced_length_is_not_read()
    {
        await using var server = new ScriptedServer(AnswerFaults.Of("more than announced"));
        Assert.Equal([1, 2, 3], await AskAsync(server.Address));
    }

    [Fact]
    public async Task Nobody_listening_and_a_certificate_nobody_signed_are_unreachable()
    {
        var gone = new ScriptedServer(AnswerFaults.Of("500"));
        await gone.DisposeAsync();
        Assert.Equal(CarrierTrouble.Unreachable, (await Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(gone.Address))).Trouble);

        await using var untrusted = new ScriptedServer(AnswerFaults.Of("certificate nobody signed"), readsQuestion: false);
        var address = new UriBuilder(untrusted.Address) { Scheme = "https" }.Uri;
        Assert.Equal(CarrierTrouble.Unreachable, (await Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(address))).Trouble);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new ScriptedServer(AnswerFaults.Of("500"));
        await using var server = new ScriptedServer((_, stream, stop) =>
            ScriptedServer.AnswerAsync(stream, "302 Found", $"Location: {elsewhere.Address}\r\nContent-Length: 0\r\n", [], stop));

        Assert.Equal(CarrierTrouble.Failed, (await Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(server.Address))).Trouble);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Fri, 20 Nov 2026 07:45:00 GMT", 900)]
    [InlineData("1000000000", 86_400)] // thirty years
    [InlineData("Fri, 20 Nov 2099 07:45:00 GMT", 86_400)]
    [InlineData("0", null)]
    [InlineData("Fri, 20 Nov 2026 07:00:00 GMT", null)] // half an hour ago
    [InlineData("-5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Retry_after_is_read_in_seconds_or_as_a_date_and_is_a_day_at_most(string? header, int? seconds)
    {
        await using var server = new ScriptedServer((_, stream, stop) => ScriptedServer.AnswerAsync(
            stream, "429 Too Many Requests", (header is null ? "" : $"Retry-After: {header}\r\n") + "Content-Length: 0\r\n", [], stop));
        var failure = await Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(server.Address));
        Assert.Equal(seconds, failure.RetryAfter?.TotalSeconds is { } wait ? (int?)Convert.ToInt32(wait, CultureInfo.InvariantCulture) : null);
    }

    [Fact]
    public async Task A_document_type_sends_nobody_anywhere()
    {
        await using var elsewhere = new ScriptedServer(AnswerFaults.Of("500"));
        var evil = $"""
            <?xml version="1.0"?><!DOCTYPE S SYSTEM "{elsewhere.Address}a.dtd" [
            <!ENTITY x SYSTEM "{elsewhere.Address}x"><!ENTITY % y SYSTEM "{elsewhere.Address}y">%y;]>
            <S xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:s {elsewhere.Address}s.xsd">&x;</S>
            """;
        await using var server = new ScriptedServer((_, stream, stop) => ScriptedServer.AnswerAsync(
            stream, "200 OK", $"Content-Type: application/soap+xml\r\nContent-Length: {evil.Length}\r\n", [.. evil.Select(c => (byte)c)], stop));
        var client = new RussianPostClient(_http, Options.Create(new RussianPostOptions { TrackingUrl = server.Address }), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<CarrierUnavailableException>(
            () => client.AskAsync([TrackNumber.Parse("ZA301002037HK")], TestContext.Current.CancellationToken));
        Assert.Equal(CarrierTrouble.Garbled, failure.Trouble);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task The_caller_may_give_up()
    {
        await using var server = new ScriptedServer(AnswerFaults.Of("no answer"));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskUntilAsync(server.Address, stop.Token));
    }

    private Task<byte[]> AskAsync(Uri address) => AskUntilAsync(address, TestContext.Current.CancellationToken);

    private async Task<byte[]> AskUntilAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await _http.AskAsync(request, new FakeTimeProvider(Now), response => response.IsSuccessStatusCode, cancellationToken);
    }

    internal sealed class Asking(HttpClient http)
    {
        public HttpClient Http => http;
    }
}
