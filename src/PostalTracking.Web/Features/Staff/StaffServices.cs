using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Accounts;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Who works here, how they sign in and what they may open.</summary>
internal static class StaffServices
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffMember>(identity =>
            {
                // Length is what counts; what else a password must not be, PasswordRules says.
                identity.Password.RequiredLength = PasswordRules.Shortest;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;

                // Nobody is locked out by a stranger's guesses: see SignInAttempts.
                identity.Lockout.AllowedForNewUsers = false;
            })
            .AddEntityFrameworkStores<PostalTrackingDbContext>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager();

        // OWASP for PBKDF2 with SHA-512: 210,000 or more.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 220_000);
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInAttempts>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<StaffDoor>();
        services.AddScoped<ScreenLock>();
        services.AddScoped<TotpCodes>();
        services.AddScoped<Passkeys>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeyDomain>();
        services.AddScoped<DemoStaff>();
        services.AddScoped<FirstAdministrator>();
        return services.AddStaffCookies().AddStaffAccess().AddAudit().AddAccounts();
    }

    public static void MapStaff(this IEndpointRouteBuilder routes) => routes.MapAudit();

    private static IServiceCollection AddStaffCookies(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(IdentityConstants.ApplicationScheme, null)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<AppCookies>((options, cookies) => cookies.Shape(options.Cookie, "staff-step"));
        return services;
    }

    private static IServiceCollection AddStaffAccess(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var (name, roles) in StaffAccess.Roles)
        {
            authorization.AddPolicy(name, policy => policy
                .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser()
                .RequireClaim(CurrentStaff.RoleClaim, roles.Select(role => role.ToString())));
        }

        return services;
    }
}
