using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Claims;
using PostalTracking.IntegrationTests.Features.Claims.Upload;
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
    };

    /// <summary>
    /// By the name of the parameter; where a name means different things, or an act would spoil another row, by route and name.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, PathObject[]>> MakeAsync(TrackingApp app)
    {
        var own = await CounterAsync(app, "ivanova");
        var foreign = await CounterAsync(app, "petrov");
        var letters = await LettersAsync(app, own);
        var asked = await AskedAsync(app);
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
            ["/api/v1/evidence/{id:guid} id"] = await UploadsAsync(app),
            ["/api/v1/evidence/{id:guid}/file id"] = await UploadsAsync(app),
            ["/claims/evidence/{id:guid} id"] = await UploadsAsync(app),
            ["/claims/evidence/{id:guid}/file id"] = await UploadsAsync(app),
        };
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
