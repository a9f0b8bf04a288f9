using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PostalTracking.Web.Hosting;

internal static class RoundSetup
{
    /// <param name="every">Between the beginnings of two rounds.</param>
    /// <param name="first">From the start to the first round; as long as between two, unless said.</param>
    public static IServiceCollection AddRound<TRound>(this IServiceCollection services, TimeSpan every, TimeSpan? first = null)
        where TRound : class, IRound
    {
        services.TryAddScoped<TRound>();
        return services.AddSingleton(new Rhythm<TRound>(every, first ?? every)).AddHostedService<RoundService<TRound>>();
    }
}
