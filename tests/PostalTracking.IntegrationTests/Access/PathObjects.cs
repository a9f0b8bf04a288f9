using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>What stands in the place of a route's parameter.</summary>
/// <param name="Whose">Own, foreign (of another office, person or tenant), none (there is no such object); empty where it is nobody's.</param>
internal sealed record PathObject(string Whose, string Value);

/// <summary>
/// The objects that routes name, made once for the whole table: own is what belongs to office 390000, to its clerk ivanova and
/// to the demo's tenant; foreign is another's. A new parameter gets a line here.
/// </summary>
internal static class PathObjects
{
    /// <summary>By the name of the parameter; where a name means different things, by route and name.</summary>
    public static async Task<IReadOnlyDictionary<string, PathObject[]>> MakeAsync(TrackingApp app) => new Dictionary<string, PathObject[]>
    {
        ["number"] = [new("", "ZA000000005HK")],
        ["trackNumber"] = [new("", "ZA000000005HK")],
        ["language"] = [new("", "en")],
        ["code"] = [new("", "404")],
        ["documentName"] = [new("", "v1")],
        ["day"] = [new("", "2026-11-24")],
        ["token"] = [new("none", new string('A', 43))],
        ["/staff/accounts/{id:guid} id"] = [new("foreign", $"{await AccountAsync(app)}"), new("none", $"{Guid.NewGuid()}")],
    };

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
