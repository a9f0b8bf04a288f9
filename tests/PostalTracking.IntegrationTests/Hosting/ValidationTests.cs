using System.Net;
using System.Net.Http.Json;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class ValidationTests
{
    public sealed record Row(string? TrackNumber);

    public sealed record Request(string? SenderName, int OrderValue, Row[] Rows);

    public sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.SenderName).NotEmpty();
            RuleFor(r => r.OrderValue).LessThan(1_000_000);
            RuleForEach(r => r.Rows).ChildRules(row => row.RuleFor(r => r.TrackNumber).MaximumLength(40));
        }
    }

    [Theory]
    [InlineData("ru", "'senderName' должно быть заполнено.", "1\u00A0000\u00A0000")]
    [InlineData("en", "'senderName' must not be empty.", "1,000,000")]
    [InlineData("zh", "'senderName' 不能为空。", "1,000,000")]
    public async Task Each_wrong_field_is_named_as_it_was_sent_in_the_language_asked_for(string language, string empty, string million)
    {
        await using var host = await StartAsync();

        using var request = Post(new Request(" ", 2_000_000, [new("A1"), new(new('x', 100))])).With("Accept-Language", language);
        var answer = await host.SendAsync(request);

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "validation")).GetProperty("errors");
        Assert.Equal(["senderName", "orderValue", "rows[1].trackNumber"], errors.EnumerateObject().Select(field => field.Name));
        Assert.Equal(empty, errors.GetProperty("senderName")[0].GetString());
        Assert.Contains(million, errors.GetProperty("orderValue")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", errors.GetProperty("rows[1].trackNumber")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_valid_request_reaches_its_handler()
    {
        await using var host = await StartAsync();

        using var request = Post(new Request("Ozon", 1, []));
        var answer = await host.SendAsync(request);

        Assert.Equal("Ozon", await answer.TextAsync());
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        app => app.MapPost("/api/v1/orders", (Request request) => request.SenderName).WithValidation<Request>().AllowAnonymous(),
        services: services => services.AddSingleton<IValidator<Request>, Validator>());

    private static HttpRequestMessage Post(Request request) =>
        new(HttpMethod.Post, "/api/v1/orders") { Content = JsonContent.Create(request) };
}
