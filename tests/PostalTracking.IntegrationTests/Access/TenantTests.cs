using System.Net;
using Microsoft.AspNetCore.Authorization;
using PostalTracking.IntegrationTests.Features.Partners;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>
/// OWASP ASVS 5.0, 8.4.1: of two partners neither sees or changes anything of the other, by page, export or key. The doors are
/// those the running app has: a new one is knocked at without being named here.
/// </summary>
public sealed class TenantTests(TestDatabases databases)
{
    private static readonly string[] Policies = [StaffAccess.Partner, StaffAccess.PartnerOwner];

    [Fact]
    public async Task No_page_and_no_export_shows_anything_of_another_partner()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var other = await app.MakeOtherAsync();
        string[] mine = [.. await FillAsync(app, await app.DemoPartnerAsync(), "own", 100), "Chan Tai Man", DemoKeys.TenantName];
        string[] theirs = [.. await FillAsync(app, other, "foreign", 200), "Wong Siu Ming", PartnerVisit.OtherName];
        await app.RunAsync<KeyUsageRound>();
        await app.RunAsync<EventQualityRound>();
        using var own = await app.SignInAsync(PartnerVisit.Owner);
        using var foreign = await app.SignInAsync(PartnerVisit.Member);
        var paths = (await Door.OfAsync(app.Services))
            .Where(door => door.Method == "GET" && !door.Route.Contains('{', StringComparison.Ordinal)
                && door.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => Policies.Contains(data.Policy)))
            .Select(door => door.Route)
            .Distinct()
            .ToList();

        Assert.Superset(
            new HashSet<string> { "/partner", "/partner/shipments", "/partner/shipments.csv", "/partner/keys", "/partner/members", "/partner/quality", "/partner/quality.csv" },
            paths.ToHashSet());
        var (ownShown, foreignShown) = ("", "");
        foreach (var path in paths)
        {
            ownShown += await SeenAsync(own, path, mine, theirs);
            foreignShown += await SeenAsync(foreign, path, theirs, mine);
        }

        // Each of the marks is shown to whose it is: else nothing would be proved.
        Assert.All(mine, mark => Assert.Contains(mark, ownShown, StringComparison.Ordinal));
        Assert.All(theirs, mark => Assert.Contains(mark, foreignShown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_for_another_s_parcel_by_number_or_place_finds_nothing()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var other = await app.MakeOtherAsync();
        await FillAsync(app, other, "foreign", 200);
        using var own = await app.SignInAsync(PartnerVisit.Owner);

        foreach (var query in new[] { $"number={Api.Number(200)}", "status=pending", "after=99999999999999999.ZZ.1", "tenant=2&tenantId=2" })
        {
            Assert.DoesNotContain($"/track/{Api.Number(200)}", await own.PageAsync($"/partner/shipments?{query}"), StringComparison.Ordinal);
            Assert.DoesNotContain(Api.Number(200), await own.PageAsync($"/partner/shipments.csv?{query}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_act_reaches_a_key_or_a_member_of_another_partner()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var other = await app.MakeOtherAsync();
        var token = await app.IssueAsync(other, "foreign-key");
        using var own = await app.SignInAsync(PartnerVisit.Owner);
        var before = await FactsAsync(app);

        foreach (var handler in new[] { "Role", "Disable", "Enable", "Again", "SecondFactor" })
        {
            using var member = await own.PostFormAsync(
                "/partner/members", new() { ["Role"] = "PartnerMember" }, $"/partner/members?handler={handler}&member={PartnerVisit.IdOf(PartnerVisit.Member)}");
            Assert.Equal(HttpStatusCode.NotFound, member.StatusCode);
        }

        using var key = await own.PostFormAsync("/partner/keys", [], $"/partner/keys?handler=Revoke&key={token.Split('.')[0]}");
        Assert.Equal(HttpStatusCode.NotFound, key.StatusCode);
        Assert.Equal(before, await FactsAsync(app));
    }

    [Fact]
    public async Task A_key_changes_no_parcel_of_another_partner_and_takes_none_over()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var token = await app.IssueAsync(await app.MakeOtherAsync());
        await app.RegisterAsync(new { trackNumber = Api.Number(1), cod = new { amount = 100_00, currency = "RUB" }, sender = new { id = "s", name = "Свой" } });

        var row = Assert.Single(await (await app.PostAsync(
            Api.Shipments, new { shipments = new[] { new { trackNumber = Api.Number(1), cod = new { amount = 1, currency = "RUB" }, sender = new { id = "x", name = "Чужой" } } } }, token)).ItemsAsync());

        Assert.Equal("rejected", row.Text("verdict"));
        Assert.DoesNotContain("Свой", row.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            $"10000 Свой {await app.DemoPartnerAsync()} {await app.DemoPartnerAsync()}",
            await app.ValueAsync<string>(
                """
                select concat_ws(' ', s.registered_cod, s.sender_name, s.tenant_id, v.tenant_id)
                from shipment s join shipment_view v using (track_number, generation)
                """));
    }

    // Something of everything a partner has, with a mark in each that is nobody else's.
    private static async Task<string[]> FillAsync(TrackingApp app, int tenant, string mark, int serial)
    {
        var token = await app.IssueAsync(tenant, $"{mark}-key");
        await (await app.PostAsync(
            Api.Shipments,
            new { shipments = new[] { new { trackNumber = Api.Number(serial), sender = new { id = $"{mark}-id", name = $"{mark}-sender" } } } },
            token)).ItemsAsync();
        await (await app.PostAsync(
            Api.Events,
            new { events = new[] { new { trackNumber = Api.Number(serial + 1), occurredAt = "2026-11-20T10:00:00Z", code = $"{mark}-code", carrier = "cainiao" } } },
            token)).ItemsAsync();
        return [token.Split('.')[0], $"{mark}-key", Api.Number(serial), $"{mark}-id", $"{mark}-sender", $"{mark}-code"];
    }

    private static async Task<string> SeenAsync(HttpClient client, string path, string[] own, string[] foreign)
    {
        var page = await client.PageAsync(path);
        Assert.All(foreign, mark => Assert.DoesNotContain(mark, page, StringComparison.Ordinal));
        Assert.NotEmpty(own);
        return page;
    }

    private static Task<string> FactsAsync(TrackingApp app) => app.ValueAsync<string>(
        """
        select string_agg(concat_ws(' ', m.user_name, m.role, m.disabled_at, m.tenant_id, m.security_stamp, m.two_factor_enabled), ',' order by m.user_name)
            || (select count(*) from api_key where revoked_at is null) || (select count(*) from staff_invitation)
        from staff_member m
        """);
}
