using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>Somebody before the app's doors, with a session, a key, or nothing in hand.</summary>
/// <param name="FormToken">The antiforgery token of this visit.</param>
internal sealed record Visitor(string Name, HttpClient Http, string FormToken, StaffRole? Role = null, string? Key = null);

internal static class Visitors
{
    /// <summary>The columns of the table.</summary>
    public static async Task<IReadOnlyList<Visitor>> OfAsync(TrackingApp app) =>
    [
        await NotSignedInAsync(app, "anyone", null),
        await SignedInAsync(app, "clerk", "ivanova"),
        await SignedInAsync(app, "supervisor", "sidorova"),
        await SignedInAsync(app, "consultant", "smirnov"),
        await SignedInAsync(app, "senior consultant", "volkova"),
        await SignedInAsync(app, "operator", "orlov"),
        await SignedInAsync(app, "administrator", "admin"),
        await SignedInAsync(app, "partner", "hkclerk"),
        await LockedAsync(app),
        await WithoutSecondFactorAsync(app),
        await NotSignedInAsync(app, "key of a partner", DemoKeys.Partner),
        await NotSignedInAsync(app, "key of a counter", DemoKeys.Counter),
        await NotSignedInAsync(app, "key of support", DemoKeys.Support),
    ];

    private static async Task<Visitor> NotSignedInAsync(TrackingApp app, string name, string? key)
    {
        var client = app.Client(keepsCookies: true);
        return new(name, client, await client.FormTokenAsync("/staff"), Key: key);
    }

    private static async Task<Visitor> SignedInAsync(TrackingApp app, string name, string userName)
    {
        var client = await app.SignInAsync(userName);
        var role = DemoStaff.All.Single(account => account.UserName == userName).Role;
        return new(name, client, await client.FormTokenAsync("/staff"), role);
    }

    // A clerk whose screen locked: the same rights, and none of them until it is unlocked.
    private static async Task<Visitor> LockedAsync(TrackingApp app)
    {
        var visitor = await SignedInAsync(app, "clerk, screen locked", "petrov");
        await using var command = app.Database.CreateCommand("update staff_session set locked_at = now() where staff_id = $1");
        command.Parameters.Add(new() { Value = DemoStaff.All.Single(account => account.UserName == "petrov").Id });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return visitor with { Role = null };
    }

    // An administrator who has a password and nothing else yet.
    private static async Task<Visitor> WithoutSecondFactorAsync(TrackingApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var admin = await db.Users.SingleAsync(m => m.UserName == "admin", TestContext.Current.CancellationToken);
        db.Add(new StaffMember
        {
            Id = Guid.NewGuid(),
            UserName = "newcomer",
            NormalizedUserName = "NEWCOMER",
            Name = "Новая А. А.",
            Role = StaffRole.Administrator,
            PasswordHash = admin.PasswordHash,
            SecurityStamp = "stamp",
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var client = app.Client(keepsCookies: true);
        var entered = await client.PostFormAsync("/staff", new() { ["UserName"] = "newcomer", ["Password"] = DemoStaff.Password });
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return new("administrator, no second factor", client, await client.FormTokenAsync("/staff/second-factor"));
    }
}
