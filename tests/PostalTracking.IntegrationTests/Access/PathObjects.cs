using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Claims;
using PostalTracking.IntegrationTests.Features.Claims.Upload;
using PostalTracking.IntegrationTests.Features.Notifications.Webhooks;
using PostalTracking.IntegrationTests.Features.Partners;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Receipts;
using PostalTracking.IntegrationTests.Features.Senders;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Payouts.Files;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Senders.Appeal;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>What stands in the place of a route's parameter.</summary>
/// <param name="Whose">Own, foreign (of another office, person or tenant), none (there is no such object); empty where it is
/// nobody's.</param>
internal sealed record PathObject(string Whose, string Value);

/// <summary>
/// The objects that routes name, made once for the whole table: own is what belongs to office 390000, to its clerk ivanova and
/// to the demo's tenant; foreign is another's. A new parameter gets a line here.
/// </summary>
internal static class PathObjects
{
    /// <summary>Objects that a page names in its query: by route, the name there and the parameter they are known by below.</summary>
    public static IReadOnlyDictionary<string, (string Query, string Name)> InQuery { get; } = new Dictionary<string, (string, string)>
    {
        ["/counter/approvals"] = ("shift", "shiftId"),
        ["/counter/journal"] = ("shift", "shiftId"),
        ["/counter/shift"] = ("shift", "shiftId"),
        ["/counter/cancel"] = ("number", "policyNumber"),
        ["/partner/keys"] = ("key", "keyPrefix"),
        ["/partner/members"] = ("member", "memberId"),
    };

    /// <summary>
    /// By the name of the parameter; where a name means different things, or an act would spoil another row, by route and name, or
    /// by door and name.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, PathObject[]>> MakeAsync(TrackingApp app)
    {
        var own = await CounterAsync(app, "ivanova");
        var foreign = await CounterAsync(app, "petrov");
        var letters = await LettersAsync(app, own);
        var asked = await AskedAsync(app);
        const string another = "Чужой партнёр";
        return new Dictionary<string, PathObject[]>
        {
            ["number"] = [new("", "ZA000000005HK")],
            ["capability"] = [new("none", new string('A', 43))],
            ["/desk/texts/edit/{id:guid?} id"] = [new("", "c0000000-0000-7000-8000-000000000001"), new("none", $"{Guid.NewGuid()}")],
            ["trackNumber"] = [new("", "ZA000000005HK")],
            ["/api/v1/shipments/{trackNumber}/receipt trackNumber"] =
                [new("own", await app.DeliveredAsync()), new("none", "ZA000000005HK")],
            ["documentName"] = [new("", "v1")],
            ["day"] = [new("", "2026-11-24")],
            ["postalCode"] = [new("", "390000")],
            ["/error/{code:int} code"] = [new("", "404")],
            ["/offices/regions/{code:int} code"] = [new("", "62")],
            ["/p/{code?} code"] = [new("none", "AAAAAAAAAA")],
            ["token"] = [new("none", new string('A', 43))],
            ["/counter/consent/{id} id"] = [new("none", new string('A', 43))],
            ["/staff/accounts/{id:guid} id"] = [new("foreign", $"{await AccountAsync(app)}"), new("none", $"{Guid.NewGuid()}")],
            ["/staff/partners/{id:int} id"] = [new("", $"{await app.DemoPartnerAsync()}"), new("none", "0")],
            ["keyPrefix"] = [new("own", await KeyAsync(app, null)), new("foreign", await KeyAsync(app, another)), new("none", "pt_live_none")],
            ["memberId"] = [new("own", await MemberAsync(app, null)), new("foreign", await MemberAsync(app, another)), new("none", $"{Guid.NewGuid()}")],
            ["shiftId"] = [new("own", $"{own.ShiftId}"), new("foreign", $"{foreign.ShiftId}"), new("none", $"{Guid.NewGuid()}")],
            ["claimNumber"] = [new("", await ClaimAsync(app)), new("none", "000000000")],
            ["exportId"] = [new("", $"{Assert.IsType<ExportOutcome.Made>(await app.ExportAsync()).Id}"), new("none", $"{Guid.NewGuid()}")],
            ["senderId"] = [new("", $"{await app.SeeAsync(await app.ArrivedAsync(), SeenSenders.Nothing)}"), new("none", $"{Guid.NewGuid()}")],
            ["appealId"] = [new("", $"{await AppealAsync(app)}"), new("none", $"{Guid.NewGuid()}")],
            ["policyNumber"] = await PoliciesAsync(app, own, foreign),
            ["/desk/{number}/letters/new number"] = letters,
            ["/desk/{number}/letters/{sequence:int} number"] = letters,
            ["/desk/{number}/letters/{sequence:int}.pdf number"] = letters,
            ["sequence"] = [new("", "1")],
            ["/desk/letters/templates/{kind} kind"] = [new("", "reminder")],
            ["/api/v1/claims/{claimNumber} claimNumber"] = asked,
            ["/api/v1/claims/{claimNumber}/messages claimNumber"] = asked,
            ["/api/v1/claims/{claimNumber}/moves claimNumber"] = asked,
            ["/api/v1/claims/{claimNumber}/payee claimNumber"] = asked,
            ["/api/v1/claims/{claimNumber}/payouts claimNumber"] = asked,
            ["/counter/cancel policyNumber"] = await PoliciesAsync(app, own, foreign),
            ["/api/v1/policies/{policyNumber} policyNumber"] = await PoliciesAsync(app, Counter.Demo, foreign),
            ["/api/v1/policies/{policyNumber}/cancel policyNumber"] = await PoliciesAsync(app, Counter.Demo, foreign),
            ["kind"] = [new("", "goods-photo")],
            ["endpointId"] = await EndpointsAsync(app, "/hooks"),
            ["DELETE /api/v1/webhook-endpoints/{endpointId:guid} endpointId"] = await EndpointsAsync(app, "/by-key"),
            ["POST /partner/webhooks/{endpointId:guid}?handler=Remove endpointId"] = await EndpointsAsync(app, "/by-member"),
            ["template"] = [new("", "shipments")],
            ["uploadId"] =
            [
                new("own", $"{await UploadAsync(app, "hkclerk")}"), new("foreign", $"{await UploadAsync(app, null)}"),
                new("none", $"{Guid.NewGuid()}"),
            ],
            ["/api/v1/evidence/{id:guid} id"] = await UploadsAsync(app),
            ["/api/v1/evidence/{id:guid}/file id"] = await UploadsAsync(app),
            ["/claims/evidence/{id:guid} id"] = await UploadsAsync(app),
            ["/claims/evidence/{id:guid}/file id"] = await UploadsAsync(app),
        };
    }

    // Of the demo's partner, or of another by its name.
    private static async Task<string> KeyAsync(TrackingApp app, string? partner) =>
        (await app.IssueAsync(await PartnerAsync(app, partner))).Split('.')[0];

    private static async Task<string> MemberAsync(TrackingApp app, string? partner)
    {
        var tenant = await PartnerAsync(app, partner);
        var id = Guid.NewGuid();
        await app.SetAsync(
            $"""
            insert into staff_member (id, user_name, normalized_user_name, name, role, tenant_id, security_stamp, last_totp_step,
                email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values ('{id}', 'm{id:N}', 'M{id:N}', 'Lee', 8, {tenant}, 'stamp', 0, false, false, false, false, 0)
            """);
        return $"{id}";
    }

    private static async Task<int> PartnerAsync(TrackingApp app, string? name)
    {
        if (name is null)
        {
            return await app.DemoPartnerAsync();
        }

        await app.ExecuteAsync($"insert into tenant (name) values ('{name}') on conflict (name) do nothing");
        return await app.ValueAsync<int>($"select id from tenant where name = '{name}'");
    }

    private static async Task<Seller> CounterAsync(TrackingApp app, string userName)
    {
        var clerk = Staff.Of(userName);
        return new(clerk.Id, (await app.OpenShiftAsync(clerk)).Id, clerk.Office!.Value);
    }

    // A claim with a letter; the desk's are nobody's own.
    private static async Task<PathObject[]> LettersAsync(TrackingApp app, Seller seller)
    {
        var claim = await app.ReadAsync(await app.FileAsync(await SoldAsync(app, seller), by: FiledClaims.Consultant));
        await app.WriteLetterAsync(claim, await app.AddresseeAsync());
        return [new("own", claim.ClaimNumber), new("none", "100000009")];
    }

    private static async Task<PathObject[]> PoliciesAsync(TrackingApp app, Seller own, Seller foreign) =>
    [
        new("own", await SoldAsync(app, own)), new("foreign", await SoldAsync(app, foreign)), new("none", "0000000000"),
    ];

    // Of a policy that nobody who knocks has the code of: the desk's, then, and nobody's else.
    private static async Task<PathObject[]> AskedAsync(TrackingApp app) =>
        [new("own", await app.FileAsync((await app.InsureAsync()).Policy)), new("none", "407138593")];

    // The demo's partner's, and another's; nobody listens there.
    private static async Task<PathObject[]> EndpointsAsync(TrackingApp app, string path)
    {
        var address = new Uri(new Uri("http://127.0.0.1:1"), path);
        return
        [
            new("own", $"{(await app.AddEndpointAsync(address)).Id}"),
            new("foreign", $"{(await app.AddEndpointAsync(address, await app.OtherKeyAsync())).Id}"),
            new("none", $"{Guid.NewGuid()}"),
        ];
    }

    private static async Task<string> SoldAsync(TrackingApp app, Seller seller)
    {
        var number = await app.ArrivedAsync(office: seller.Office.ToString(CultureInfo.InvariantCulture));
        return (await app.SoldAsync(Counter.Order(number), seller)).PolicyNumber;
    }

    // With a payout in a file: of what a door does to it, nothing is about rights.
    private static async Task<string> ClaimAsync(TrackingApp app)
    {
        var number = await app.ArrivedAsync();
        var claim = await app.ApproveAsync((await app.BuyAsync(number, cod: 2_000_00)).Number, 2_000_00);
        await app.OrderAsync(claim, 2_000_00);
        await app.ReleaseAsync(claim);
        return claim;
    }

    // A buyer's, which the desk may see.
    private static async Task<PathObject[]> UploadsAsync(TrackingApp app)
    {
        var claim = await OpenClaim.BeginAsync(app);
        using var buyer = TusClient.OfBuyer(app, claim);
        return [new("a buyer's", (await buyer.BeginAsync(claim.Number, 10)).Split('/')[^1]), new("none", $"{Guid.NewGuid()}")];
    }

    // Checked and waiting: of the demo's partner, or of another.
    private static async Task<Guid> UploadAsync(TrackingApp app, string? member)
    {
        var upload = Guid.NewGuid();
        await app.ValueAsync<int>(
            """
            with other as (insert into tenant (name) select 'Another post of uploads' where $2 = '' returning id)
            insert into partner_upload (
                upload_id, tenant_id, member_id, kind, state, file_name, received_at, length, is_utf8, rows, rows_done,
                bytes_done, foreseen_created, foreseen_updated, foreseen_unchanged, foreseen_rejected,
                found_created, found_updated, found_unchanged, found_rejected, lease, tries, is_file_gone)
            select $1, coalesce((select id from other), tenant_id), id, 1, 3, 'parcels.csv', now(), 0, true, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false
            from staff_member where user_name = coalesce(nullif($2, ''), 'hkclerk') returning 1
            """,
            upload,
            member ?? "");
        return upload;
    }

    private static Task<Guid> AppealAsync(TrackingApp app) => app.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SenderAppeals>().MakeAsync(
            "0", new("Кто-то", "somebody@example.org", "Это не так."), "ru", TestContext.Current.CancellationToken);
        return await app.ValueAsync<Guid>("select id from sender_appeal");
    });

    // Somebody to be changed and disabled, whom no other row needs.
    private static async Task<Guid> AccountAsync(TrackingApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var member = new StaffMember
        {
            Id = Guid.NewGuid(),
            UserName = "somebody",
            NormalizedUserName = "SOMEBODY",
            Name = "Кто-то Е. Т.",
            Role = StaffRole.Consultant,
            SecurityStamp = "stamp",
        };
        db.Add(member);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return member.Id;
    }
}
