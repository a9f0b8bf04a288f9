using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

/// <summary>The app's hosting on a real Kestrel, with endpoints of the test's own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    /// <summary>Nobody listens there.</summary>
    public const string NoDatabase = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2";

    private readonly WebApplication _app;

    private TestHost(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestHost> StartAsync(
        Action<WebApplication>? map = null,
        string connection = NoDatabase,
        string environment = "Development",
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "PostalTracking.Web",
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(
        [
            new("urls", "http://127.0.0.1:0"),
            new("ConnectionStrings:PostalTracking", connection),
            new("Shutdown:Notice", "00:00:00"),
            new("Management:Port", "0"),
            new("Serilog:MinimumLevel:Default", "Fatal"),
            new("Serilog:MinimumLevel:Override:Microsoft", "Fatal"),
            new("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Fatal"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings);

        builder.AddHosting();
        builder.Services.AddData(builder.PostalTrackingConnection()!);
        builder.Services.AddPartners();
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseHosting();
        app.MapHosting();
        app.MapGet("/error/{code:int}", (int code, HttpContext context) =>
            Results.Text($"<h1>{code} {context.Language()}</h1>", "text/html")).AllowAnonymous();
        map?.Invoke(app);

        await app.StartAsync();
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
        return new(app, client);
    }

    /// <summary>The tables of the model, and the demo's keys where the demo is on.</summary>
    public async Task PrepareDatabaseAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database;
        await (database.GetMigrations().Any() ? database.MigrateAsync() : database.EnsureCreatedAsync());
        await scope.ServiceProvider.GetRequiredService<DemoKeys>().SeedAsync(CancellationToken.None);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Client.SendAsync(request, TestContext.Current.CancellationToken);

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
