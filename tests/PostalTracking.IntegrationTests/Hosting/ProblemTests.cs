using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class ProblemTests
{
    public sealed record Parcel(string Name, int Weight, Parcel? Inner = null);

    [Theory]
    [InlineData("ru", "Здесь ничего нет")]
    [InlineData("en-US,en;q=0.9", "There is nothing here")]
    [InlineData("zh-Hans-CN", "此处没有内容")]
    [InlineData("de, fr;q=0.5", "Здесь ничего нет")]
    [InlineData("de, en;q=0.3, zh;q=0.4", "此处没有内容")]
    [InlineData(";;;,,,=", "Здесь ничего нет")]
    public async Task An_unknown_address_is_a_problem_in_the_language_asked_for(string language, string title)
    {
        await using var host = await TestHost.StartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nowhere")
            .With("Accept-Language", language)
            .With("Cookie", "lang=en");
        var problem = await (await host.SendAsync(request)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal(title, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_wrong_method_or_kind_of_data_is_a_problem()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints, environment: "Production");

        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/parcels");
        var refused = await host.SendAsync(delete);
        await refused.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal("POST", refused.Header("Allow"));

        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded" })
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/parcels")
            {
                Content = new StringContent("""{"name":"a","weight":1}""", Encoding.UTF8, type),
            };
            await (await host.SendAsync(post)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"name\":\"a\",\"weight\":")]
    [InlineData("{\"name\":\"a\",\"weight\":\"heavy\"}")]
    [InlineData("{\"name\":17,\"weight\":1}")]
    [InlineData("{\"name\":\"a\",\"weight\":1e400}")]
    [InlineData("{\"name\":\"a\",\"weight\":99999999999999999999999999}")]
    [InlineData("{\"name\":\"a\\u0000b\",\"weight\":1}")]
    [InlineData("{\"name\":\"\\ud83d\",\"weight\":1}")]
    [InlineData("{\"\\ud83d\":\"a\",\"weight\":1}")]
    [InlineData("{\"name\":\"\\ude00\\ud83d\",\"weight\":1}")]
    [InlineData("{\"name\":\"a\",\"weight\":1}}")]
    [InlineData("<xml/>")]
    public async Task Json_that_cannot_be_read_is_the_senders_mistake(string body)
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        await (await PostAsync(host, body)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_ten_thousand_levels_are_the_senders_mistake()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        var deep = string.Concat(Enumerable.Repeat("{\"inner\":", 10_000));
        await (await PostAsync(host, deep)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

        byte[] bytes = [.. "{\"name\":\""u8, 0xFF, 0xC0, 0x80, .. "\",\"weight\":1}"u8];
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/parcels") { Content = new ByteArrayContent(bytes) };
        post.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await (await host.SendAsync(post)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Fact]
    public async Task The_place_of_the_mistake_is_named()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        var problem = await (await PostAsync(host, "{\n\"name\":\"a\",\n\"weight\":\"heavy\"}"))
            .ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

        Assert.Equal("weight", problem.GetProperty("path").GetString());
        Assert.Equal(3, problem.GetProperty("line").GetInt64());
    }

    [Fact]
    public async Task An_emoji_is_text()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        var answer = await PostAsync(host, """{"name":"📦 посылка 包裹","weight":1}""");

        Assert.Contains("посылка 包裹", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/count/many")]
    [InlineData("/api/v1/count/99999999999999")]
    public async Task A_value_in_the_address_that_cannot_be_read_is_the_senders_mistake(string path)
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        await (await host.GetAsync(path)).ProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_too_large_unless_the_endpoint_takes_more()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);
        var body = $$"""{"name":"{{new string('a', 1024 * 1024)}}","weight":1}""";

        await (await PostAsync(host, body)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, body, "/api/v1/large")).StatusCode);
    }

    [Theory]
    [InlineData("lost", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("slow", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("53300", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("53100", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("57P01", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("22021", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("23505", HttpStatusCode.InternalServerError, "internal")]
    [InlineData("other", HttpStatusCode.InternalServerError, "internal")]
    public async Task A_failure_says_whose_it_is_and_nothing_of_its_inside(string failure, HttpStatusCode status, string slug)
    {
        await using var host = await TestHost.StartAsync(MapEndpoints, environment: "Production");

        var answer = await host.GetAsync($"/api/v1/fail/{failure}");
        await answer.ProblemAsync(status, slug);

        Assert.DoesNotContain("secret", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task A_database_that_is_away_is_503()
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        await (await host.GetAsync("/api/v1/database"))
            .ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "<h1>404 zh</h1>")]
    [InlineData("/fail/lost", HttpStatusCode.ServiceUnavailable, "<h1>503 zh</h1>")]
    [InlineData("/fail/other", HttpStatusCode.InternalServerError, "<h1>500 zh</h1>")]
    public async Task A_page_that_fails_is_the_error_page(string path, HttpStatusCode status, string html)
    {
        await using var host = await TestHost.StartAsync(MapEndpoints);

        using var request = new HttpRequestMessage(HttpMethod.Get, path).With("Cookie", "lang=zh");
        var answer = await host.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(html, await answer.TextAsync());
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapPost("/api/v1/parcels", (Parcel parcel) => parcel).AllowAnonymous();
        app.MapPost("/api/v1/large", (Parcel parcel) => parcel.Name.Length).AllowAnonymous().WithBodyLimit(ServerLimits.Events);
        app.MapGet("/api/v1/count/{count}", (int count) => count).AllowAnonymous();
        app.MapGet("/api/v1/database", (NpgsqlDataSource database) => database.CreateCommand("select 1").ExecuteScalarAsync())
            .AllowAnonymous();
        app.MapGet("/api/v1/fail/{how}", (string how) => Fail(how)).AllowAnonymous();
        app.MapGet("/fail/{how}", (string how) => Fail(how)).AllowAnonymous();
    }

    private static IResult Fail(string how) => throw how switch
    {
        "lost" => new InvalidOperationException("secret", new NpgsqlException("secret", new SocketException())),
        "slow" => new NpgsqlException("secret", new TimeoutException()),
        "other" => new InvalidOperationException("secret"),
        _ => new InvalidOperationException("secret", new PostgresException("secret", "ERROR", "ERROR", how)),
    };

    // With "Expect: 100-continue": a sender who does not ask may find the line cut before it hears a refusal.
    private static async Task<HttpResponseMessage> PostAsync(TestHost host, string body, string path = "/api/v1/parcels")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.ExpectContinue = true;
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
