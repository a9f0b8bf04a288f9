using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;
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
        return new Dictionary<string, PathObject[]>
        {
            ["number"] = [new("", "ZA000000005HK")],
            ["claimNumber"] = [new("none", "407138592")],
            ["/desk/texts/edit/{id:guid?} id"] = [new("", "c0000000-0000-7000-8000-000000000001"), new("none", $"{Guid.NewGuid()}")],
            ["trackNumber"] = [new("", "ZA000000005HK")],
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
            ["policyNumber"] = await PoliciesAsync(app, own, foreign),
            ["/counter/cancel policyNumber"] = await PoliciesAsync(app, own, foreign),
            ["/api/v1/policies/{policyNumber} policyNumber"] = await PoliciesAsync(app, Counter.Demo, foreign),
            ["/api/v1/policies/{policyNumber}/cancel policyNumber"] = await PoliciesAsync(app, Counter.Demo, foreign),
        };
    }

    private static async Task<Seller> CounterAsync(TrackingApp app, string userName)
    {
        var clerk = Staff.Of(userName);
        return new(clerk.Id, (await app.OpenShiftAsync(clerk)).Id, clerk.Office!.Value);
    }

    private static async Task<PathObject[]> PoliciesAsync(TrackingApp app, Seller own, Seller foreign) =>
    [
        new("own", await SoldAsync(app, own)), new("foreign", await SoldAsync(app, foreign)), new("none", "0000000000"),
    ];

    private static async Task<string> SoldAsync(TrackingApp app, Seller seller)
    {
        var number = await app.ArrivedAsync(office: seller.Office.ToString(CultureInfo.InvariantCulture));
        return (await app.SoldAsync(Counter.Order(number), seller)).PolicyNumber;
    }

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
