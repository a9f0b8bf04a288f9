using System.Net;
using PostalTracking.Domain.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.Desk;

/// <summary>An app with a queue, and consultants who come through the pages.</summary>
public sealed class DeskHouse(TestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _staff = [];
    private TrackingApp? _app;

    public TrackingApp App => _app ?? throw new InvalidOperationException("The house is not open yet.");

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync());

    public async ValueTask DisposeAsync() => await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);

    public async Task<HttpClient> ComeAsync(string userName) =>
        _staff.TryGetValue(userName, out var known) ? known : _staff[userName] = await App.SignInAsync(userName);

    public async Task<string> PageAsync(string userName, string path)
    {
        using var answer = await (await ComeAsync(userName)).GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A claim in review: up to the threshold a call is enough.</summary>
    /// <param name="hoursLeft">Until its deadline; negative: late.</param>
    public async Task<string> ClaimAsync(
        int serial, double hoursLeft, string phone = "79105551234", Circumstance what = Circumstance.EmptyBox, long cod = 2_900_00)
    {
        var track = Api.Number(serial);
        await App.RegisterAsync(new { trackNumber = track });
        var policy = await App.BuyAsync(track, cod: cod, phone: phone);
        var claim = await App.FileAsync(policy.Number, what, asked: 1_000_00, by: FiledClaims.Consultant);
        await SetAsync($"update claim set due_at = now() + make_interval(secs => {hoursLeft * 3600:0}) where claim_number = '{claim}'");
        return claim;
    }

    public async Task SetAsync(string sql)
    {
        await using var command = App.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
