using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Testing;

/// <summary>People of partners, with a session in hand: how they sign in has tests of its own.</summary>
public static class PartnerSession
{
    private const string CookieName = "pt-staff";

    /// <summary>The organisation of the demo's keys.</summary>
    public static Task<int> DemoTenantAsync(this TrackingApp app) => app.TenantAsync(DemoKeys.TenantName);

    /// <summary>An organisation, made where there is none of this name.</summary>
    public static async Task<int> TenantAsync(this TrackingApp app, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var tenant = await db.Set<Tenant>().FirstOrDefaultAsync(t => t.Name == name);
        if (tenant is null)
        {
            db.Add(tenant = new Tenant { Name = name });
            await db.SaveChangesAsync();
        }

        return tenant.Id;
    }

    /// <summary>A client with the session of somebody who works for a partner.</summary>
    public static async Task<HttpClient> ComeAsPartnerAsync(this TrackingApp app, int tenant)
    {
        var cookie = (await app.PartnerCookieAsync(tenant)).Split('=', 2);
        var jar = new CookieContainer();
        jar.Add(app.Address, new Cookie(cookie[0], cookie[1]));
        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = app.Address };
    }

    /// <summary>The cookie as a browser sends it.</summary>
    public static async Task<string> PartnerCookieAsync(this TrackingApp app, int tenant, string? email = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Add(new StaffSession
        {
            TokenHash = StaffSessions.Hash(token),
            StaffId = await app.OwnerAsync(tenant, email),
            CreatedAt = now,

            // Neither idle nor to be asked again while a run lasts.
            SeenAt = now.AddDays(1),
            ConfirmedAt = now.AddDays(1),
            Network = "127.0.0.0/24",
            Browser = "Chrome, Linux",
        });
        await db.SaveChangesAsync();
        return $"{CookieName}={token}";
    }

    /// <summary>Somebody who answers for the organisation.</summary>
    internal static async Task<Guid> OwnerAsync(this TrackingApp app, int tenant, string? email = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var id = Guid.NewGuid();
        db.Add(new StaffMember
        {
            Id = id,
            UserName = $"owner-{id:N}",
            NormalizedUserName = $"OWNER-{id:N}".ToUpperInvariant(),
            Name = "Li Wei",
            Role = StaffRole.PartnerOwner,
            TenantId = tenant,
            Email = email,
            NormalizedEmail = email?.ToUpperInvariant(),
            TwoFactorEnabled = true,
            SecurityStamp = "stamp",
        });
        await db.SaveChangesAsync();
        return id;
    }
}
