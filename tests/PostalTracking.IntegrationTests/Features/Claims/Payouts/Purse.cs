using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Claims.Payouts;

/// <summary>Policies to be claimed on, and what lies in the tables of their money.</summary>
internal static class Purse
{
    private static int _serial = 81_000_000;

    public static string NewNumber() => Api.Number(Interlocked.Increment(ref _serial));

    public static async Task<string> PolicyAsync(this TrackingApp app, long cod) => (await app.BoughtAsync(cod)).Policy;

    public static async Task<(string Track, string Policy, string Code)> BoughtAsync(this TrackingApp app, long cod)
    {
        var number = NewNumber();
        await app.RegisterAsync(new { trackNumber = number });
        var (policy, keys) = await app.BuyAsync(number, cod: cod);
        return (number, policy, keys.AccessCode);
    }

    public static async Task<T> ScalarAsync<T>(this TrackingApp app, string sql, params object[] values)
    {
        await using var command = app.Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
