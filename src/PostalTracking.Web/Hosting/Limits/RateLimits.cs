using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Hosting;

/// <summary>How often one visitor may ask: <c>RequireRateLimiting(RateLimits.Lookups)</c> on pages and endpoints.</summary>
internal static class RateLimits
{
    public const string Lookups = "lookups";
    public const string Writes = "writes";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration(LimitsOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;

            limiter.AddPolicy(Lookups, context =>
                RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => Bucket(Limits(context).LookupsPerMinute)));

            limiter.AddPolicy(Writes, context =>
                RateLimitPartition.GetTokenBucketLimiter(
                    context.User.KeyPrefix() ?? Address(context).ToString(), _ => Bucket(Limits(context).WritesPerMinute)));
        });
    }

    /// <summary>Who is counted: the address, or for IPv6 the network, since a house has 2^64 addresses.</summary>
    public static IPAddress Network(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]),
        _ => address,
    };

    private static IPAddress Address(HttpContext context) => Network(context.Connection.RemoteIpAddress);

    private static LimitsOptions Limits(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptionsMonitor<LimitsOptions>>().CurrentValue;

    // A bucket gives back evenly: a minute's worth at once after a pause, then one after the other
    // (the framework fills its buckets every 100 ms, so a finer period would be no finer).
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = perMinute <= 600 ? 1 : perMinute / 60,
        ReplenishmentPeriod = perMinute <= 600 ? TimeSpan.FromMinutes(1.0 / perMinute) : TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromMinutes(1);
        context.RetryAfter(wait);

        // A page's empty 429 becomes the error page.
        if (context.IsApi())
        {
            await Problems.Of(context, ProblemKind.RateLimited, ProblemAnswers.Seconds(wait)).ExecuteAsync(context);
        }
    }
}
