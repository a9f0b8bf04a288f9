using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>What happens to claims because time passes.</summary>
internal static class ClaimRoundsSetup
{
    public static IServiceCollection AddClaimRounds(this IServiceCollection services) => services
        .AddScoped<DueClaims>()
        .AddRound<OverdueClocks>(TimeSpan.FromMinutes(1))
        .AddRound<DraftExpiry>(TimeSpan.FromMinutes(5))
        .AddRound<AppealEnd>(TimeSpan.FromMinutes(15))

        // Soon after a start: a new edition of the calendar may have come with it.
        .AddRound<DueDates>(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
}
