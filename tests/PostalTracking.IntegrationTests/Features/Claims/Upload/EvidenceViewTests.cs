using System.Net;
using System.Net.Http.Headers;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>Who opens a file, how it is sent, and what is written down of it.</summary>
public sealed class EvidenceViewTests(TestDatabases databases) : IAsyncLifetime
{
    private const string Page = "/claims/evidence";

    private static readonly byte[] Film = SampleMedia.Mp4(data: 5000);

    private TrackingApp _app = null!;
    private OpenClaim _claim = null!;
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        _app = await TrackingApp.StartAsync(await databases.CreateAsync());
        _claim = await OpenClaim.BeginAsync(_app);
        using var tus = TusClient.OfBuyer(_app, _claim);
        _id = await tus.UploadAsync(_claim.Number, Film, name: "Распаковка <script>.mp4");
        Assert.Equal((EvidenceState.Ready, null), await _app.JudgedAsync(_id));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task It_is_sent_as_a_file_that_can_do_nothing()
    {
        using var buyer = await BuyerAsync(_claim);
        using var answer = await buyer.GetAsync(new Uri($"{Page}/{_id}/file", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Film, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store, private", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.StartsWith("sandbox; default-src 'none';", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.EndsWith(
            "filename*=UTF-8''%D0%A0%D0%B0%D1%81%D0%BF%D0%B0%D0%BA%D0%BE%D0%B2%D0%BA%D0%B0%20%3Cscript%3E.mp4",
            answer.Header("Content-Disposition"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_gets_the_pieces_it_asks_for_and_all_of_them_are_one_viewing()
    {
        using var desk = await _app.SignInAsync("smirnov");
        for (var from = 0; from < Film.Length; from += 1000)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Page}/{_id}/file", UriKind.Relative));
            request.Headers.Range = new RangeHeaderValue(from, from + 99);
            using var answer = await desk.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(
                Film[from..Math.Min(from + 100, Film.Length)], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, await ViewingsAsync());
        using var buyer = await BuyerAsync(_claim);
        await buyer.GetAsync(new Uri($"{Page}/{_id}/file", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(2, await ViewingsAsync());
    }

    [Fact]
    public async Task Nobody_else_finds_it_by_any_door_or_method()
    {
        var other = await OpenClaim.BeginAsync(_app);
        using var stranger = TusClient.OfBuyer(_app, other);
        using var wrongPolicy = new TusClient(_app)
        {
            Headers = { ["Policy-Number"] = _claim.Policy, ["Access-Code"] = other.Keys.AccessCode },
        };
        using var partner = new TusClient(_app) { Headers = { ["Authorization"] = "Bearer pt_demo_partner" } };
        using var nobody = new TusClient(_app);
        using var cookie = new TusClient(await BuyerAsync(_claim));
        using var foreignCookie = new TusClient(await BuyerAsync(other)) { Path = Page };
        using var clerk = new TusClient(await _app.SignInAsync("ivanova")) { Path = Page };
        using var keyAtThePage = TusClient.OfSupport(_app);
        (TusClient Client, string Path, HttpStatusCode Answer)[] cases =
        [
            (stranger, TusClient.Api, HttpStatusCode.NotFound),
            (wrongPolicy, TusClient.Api, HttpStatusCode.Unauthorized),
            (partner, TusClient.Api, HttpStatusCode.Forbidden),
            (nobody, TusClient.Api, HttpStatusCode.Unauthorized),
            (nobody, Page, HttpStatusCode.Unauthorized),
            (cookie, TusClient.Api, HttpStatusCode.Unauthorized),
            (foreignCookie, Page, HttpStatusCode.NotFound),
            (clerk, Page, HttpStatusCode.Forbidden),
            (keyAtThePage, Page, HttpStatusCode.Unauthorized),
        ];
        foreach (var (client, path, expected) in cases)
        {
            using var view = await client.SendAsync(HttpMethod.Get, $"{path}/{_id}/file");
            using var head = await client.SendAsync(HttpMethod.Head, $"{path}/{_id}");
            using var patch = await client.PatchAsync($"{path}/{_id}", 0, [1]);
            using var delete = await client.SendAsync(HttpMethod.Delete, $"{path}/{_id}");
            Assert.Equal(
                [expected, expected, expected, expected], [view.StatusCode, head.StatusCode, patch.StatusCode, delete.StatusCode]);
        }

        using var create = await stranger.CreateAsync(_claim.Number, 10);
        Assert.Equal(HttpStatusCode.NotFound, create.StatusCode);
        Assert.Equal(0, await ViewingsAsync());
    }

    [Fact]
    public async Task From_a_page_an_upload_begins_with_its_token_and_never_from_another_site()
    {
        var browser = await BuyerAsync(_claim);
        var token = await browser.FormTokenAsync("/p/policy");
        using var tus = new TusClient(browser) { Path = Page };

        using var bare = await tus.CreateAsync(_claim.Number, 10);
        await bare.ProblemAsync(HttpStatusCode.Forbidden, "evidence-page-expired");
        using var elsewhere = await tus.CreateAsync(
            _claim.Number, 10, more: [("RequestVerificationToken", token), ("Sec-Fetch-Site", "cross-site")]);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);

        using var created = await tus.CreateAsync(_claim.Number, 10, more: [("RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith(Page, created.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await tus.OffsetAsync(created.Headers.Location.OriginalString));
    }

    [Fact]
    public async Task Keys_that_were_renewed_open_nothing_any_more()
    {
        using var buyer = await BuyerAsync(_claim);
        await _app.RenewAsync(_claim.Policy);
        using var answer = await buyer.GetAsync(new Uri($"{Page}/{_id}/file", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private Task<long> ViewingsAsync() => _app.ValueAsync<long>(
        "select count(*) from audit_entry where action = 'evidence.viewed' and subject = $1", _id.ToString());

    private async Task<HttpClient> BuyerAsync(OpenClaim claim)
    {
        var client = _app.Client(keepsCookies: true);
        using var entered = await client.GetAsync(new Uri($"/p/{claim.Keys.Capability}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/p/policy", entered.Headers.Location?.OriginalString);
        return client;
    }
}
