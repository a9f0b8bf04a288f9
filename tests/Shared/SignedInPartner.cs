using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Testing;

/// <summary>Somebody of a partner at the app's door.</summary>
internal static class SignedInPartner
{
    /// <summary>Signed in as a new member of the demo's partner, or of a partner of one's own.</summary>
    public static async Task<(HttpClient Client, string Cookie)> SignInPartnerAsync(this TrackingApp app, string? tenant = null)
    {
        var secret = DemoStaff.All[0].TotpSecret;
        var userName = $"partner-{Guid.NewGuid():N}";
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
            var organisation = await db.Set<Tenant>().SingleOrDefaultAsync(one => one.Name == (tenant ?? DemoKeys.TenantName));
            if (organisation is null)
            {
                db.Add(organisation = new() { Name = tenant! });
                await db.SaveChangesAsync();
            }

            var demo = await db.Users.AsNoTracking().SingleAsync(member => member.UserName == DemoStaff.All[0].UserName);
            var member = new StaffMember
            {
                Id = Guid.NewGuid(),
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                Name = "Партнёров П. П.",
                Role = StaffRole.PartnerMember,
                TenantId = organisation.Id,
                PasswordHash = demo.PasswordHash,
                SecurityStamp = Guid.NewGuid().ToString(),
            };
            db.Add(member);
            scope.ServiceProvider.GetRequiredService<TotpCodes>().Add(member, Totp.FromBase32(secret));
            await db.SaveChangesAsync();
        }

        var client = app.Client(keepsCookies: true);
        using var password = await client.PostFormAsync("/staff", new() { ["UserName"] = userName, ["Password"] = DemoStaff.Password });
        Assert.Equal("/staff/code", password.Headers.Location?.OriginalString);
        var code = Totp.Code(Totp.FromBase32(secret), Totp.StepAt(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        using var entered = await client.PostFormAsync("/staff/code", new() { ["Code"] = code });
        var cookie = entered.Headers.GetValues("Set-Cookie").Last(one => one.StartsWith("pt-staff=", StringComparison.Ordinal));
        return (client, cookie.Split(';')[0]);
    }
}
