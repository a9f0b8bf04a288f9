using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Npgsql;

namespace PostalTracking.Testing;

/// <summary>
/// The real app, as Program has it, on a free port of the loopback: environment Development, the demo's keys, no carrier asked
/// unless the settings say so. What it logs is kept in a file, whatever the console shows.
/// </summary>
public sealed class TrackingApp : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly string _log;

    private TrackingApp(WebApplicationFactory<Program> factory, string log, string evidence, string connectionString)
    {
        (_factory, _log, Evidence, ConnectionString) = (factory, log, evidence, connectionString);
        Address = factory.ClientOptions.BaseAddress;
        Http = Client();
    }

    /// <summary>Neither follows redirects nor keeps cookies.</summary>
    public HttpClient Http { get; }

    public Uri Address { get; }

    public string ConnectionString { get; }

    /// <summary>The folder of claims' files, unless the settings name another.</summary>
    public string Evidence { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>The app's own pool.</summary>
    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    /// <param name="connectionString">Of a database from <see cref="TestDatabases"/>.</param>
    /// <param name="settings">In the form of appsettings, e.g. <c>Polling:Round</c>.</param>
    /// <param name="partners">The carriers to poll, fast; none: no carrier is polled.</param>
    /// <param name="clock">In the place of the machine's; what waits for it waits until it is moved.</param>
    public static Task<TrackingApp> StartAsync(
        string connectionString,
        IEnumerable<KeyValuePair<string, string>>? settings = null,
        Partners? partners = null,
        TimeProvider? clock = null)
    {
        var log = Path.Combine(Path.GetTempPath(), $"postal-tracking-{Guid.NewGuid():N}.log");
        var evidence = Path.ChangeExtension(log, ".evidence");
        var factory = new Factory([.. Defaults(connectionString, evidence), .. partners?.Settings ?? NoPartners, .. settings ?? []], log, clock);
        try
        {
            factory.UseKestrel(0);
            factory.StartServer();
            return Task.FromResult(new TrackingApp(factory, log, evidence, connectionString));
        }
        catch
        {
            factory.Dispose();
            throw;
        }
    }

    /// <summary>A client with a cookie jar of its own, if it is to keep them.</summary>
    public HttpClient Client(bool keepsCookies = false) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = keepsCookies }) { BaseAddress = Address };

    /// <summary>All that the app logged so far.</summary>
    public async Task<string> LogAsync()
    {
        await using var file = new FileStream(_log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        var files = Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        await _factory.DisposeAsync();

        // The watcher of wwwroot would outlive its host: a user may have 128 of them, and the tests start several hundred hosts.
        foreach (var watching in Assert.IsType<CompositeFileProvider>(files).FileProviders.OfType<IDisposable>())
        {
            watching.Dispose();
        }

        File.Delete(_log);
        if (Directory.Exists(Evidence))
        {
            Directory.Delete(Evidence, recursive: true);
        }
    }

    private static Dictionary<string, string> NoPartners => new()
    {
        ["Background:Polling"] = "false",
    };

    private static Dictionary<string, string> Defaults(string connectionString, string evidence) => new()
    {
        ["ConnectionStrings:PostalTracking"] = connectionString,
        ["Evidence:Path"] = evidence,

        // Films of tests are made of headers; a real ffprobe, where there is one, has a test of its own.
        ["Evidence:Ffprobe"] = "no-ffprobe",
        ["Shutdown:Notice"] = "00:00:00",
        ["Management:Port"] = "0",
        ["Demo:Parcels"] = "false",
        ["Mail:Pickup"] = "",
        ["Serilog:MinimumLevel:Default"] = "Warning",
        ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Warning",
    };

    private sealed class Factory(IReadOnlyList<KeyValuePair<string, string>> settings, string log, TimeProvider? clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            // Not as a setting above: those come with an empty value for each part of their names, which here would mean something.
            builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
            [
                new("Serilog:Using:0", "Serilog.Sinks.File"),
                new("Serilog:WriteTo:0:Name", "File"),
                new("Serilog:WriteTo:0:Args:path", log),
            ]));

            if (clock is not null)
            {
                builder.ConfigureTestServices(services => services.AddSingleton(clock));
            }
        }
    }
}
