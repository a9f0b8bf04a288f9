using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Partners;

/// <summary>People and keys of the demo's partner and of another one, at the portal's doors.</summary>
internal static class PartnerVisit
{
    public const string Owner = "hongkong";
    public const string Member = "hkclerk";
    public const string OtherName = "Чужой партнёр";

    /// <summary>Another partner, of which the demo's member is the owner from now on.</summary>
    public static async Task<int> MakeOtherAsync(this TrackingApp app)
    {
        await app.SetAsync($"insert into tenant (name) values ('{OtherName}')");
        var other = await app.ValueAsync<int>($"select id from tenant where name = '{OtherName}'");
        await app.SetAsync($"update staff_member set tenant_id = {other}, role = 7 where user_name = '{Member}'");
        return other;
    }

    public static Task<int> DemoPartnerAsync(this TrackingApp app) =>
        app.ValueAsync<int>($"select id from tenant where name = '{DemoKeys.TenantName}'");

    /// <summary>A key as the page would make it.</summary>
    public static async Task<string> IssueAsync(
        this TrackingApp app, int tenant, string name = "Склад", string[]? scopes = null, params string[] networks)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var (key, token) = ApiKey.Issue(
            tenant, scopes ?? [.. KeyForm.OwnScopes], TimeProvider.System.GetUtcNow(), name: name, networks: networks);
        db.Add(key);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }

    public static Guid IdOf(string userName) => DemoStaff.All.Single(account => account.UserName == userName).Id;

    public static async Task<string> PageAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> SaidAsync(this HttpResponseMessage answer)
    {
        using (answer)
        {
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    public static async Task<int> RunAsync<TRound>(this TrackingApp app, CancellationToken? cancellationToken = null)
        where TRound : class, PostalTracking.Web.Hosting.IRound
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TRound>().RunAsync(cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
