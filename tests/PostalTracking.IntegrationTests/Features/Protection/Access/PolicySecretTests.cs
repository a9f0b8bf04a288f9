using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Protection.Access;

public sealed class PolicySecretTests(TestDatabases postgres)
{
    private const string Policy = "ZP-2026-0000001";

    [Fact]
    public async Task All_instances_and_later_starts_derive_the_same_keys()
    {
        var database = await postgres.CreateAsync();
        await using var app = await TrackingApp.StartAsync(database);
        await ForgetAsync(app);
        var ring = app.Services.GetRequiredService<IDataProtectionProvider>();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CodeAsync(app, ring)));
        await using var later = await TrackingApp.StartAsync(database);

        Assert.Single(together.Append(later.Services.GetRequiredService<PolicyCodes>().For(Policy, 1).AccessCode).Distinct());
    }

    [Fact]
    public async Task A_secret_made_anew_is_another_one_and_lies_protected()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());
        var ring = app.Services.GetRequiredService<IDataProtectionProvider>();
        var first = await CodeAsync(app, ring);
        await ForgetAsync(app);

        Assert.NotEqual(first, await CodeAsync(app, ring));

        await using var length = app.Database.CreateCommand("select length(protected) from secret");
        Assert.True((int)(await length.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 64);
    }

    [Fact]
    public async Task Without_its_ring_of_keys_the_app_says_so_and_makes_no_new_secret()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());

        var refused = await Assert.ThrowsAsync<StartupRefusedException>(() => CodeAsync(app, new EphemeralDataProtectionProvider()));

        Assert.Contains("data_protection_key", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> CodeAsync(TrackingApp app, IDataProtectionProvider ring)
    {
        var codes = new PolicyCodes();
        await new PolicySecretService(app.Database, ring, codes, TimeProvider.System).StartAsync(TestContext.Current.CancellationToken);
        return codes.For(Policy, 1).AccessCode;
    }

    private static async Task ForgetAsync(TrackingApp app)
    {
        await using var forget = app.Database.CreateCommand("delete from secret");
        await forget.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
