using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Hosting;

/// <summary>What the server takes from a connection before any of our code sees it.</summary>
internal static class ServerLimits
{
    public const long Json = 1024 * 1024;
    public const long Events = 4 * 1024 * 1024;

    public const string NdjsonType = "application/x-ndjson";

    public static IServiceCollection AddServerLimits(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitsOptions>>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Json;

            // Ten thousand Cyrillic letters in an address get a sentence from us rather than an empty 414 of the server's.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxConcurrentConnections = limits.Value.Connections;
        });

        return services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 256;
            form.ValueLengthLimit = (int)Json;
            form.MultipartBodyLengthLimit = Events;
        });
    }

    /// <summary>Another limit than <see cref="Json"/> for the body of an endpoint; more is answered 413.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new BodyLimit(bytes));

    /// <summary>For bodies that are read as a stream: their length is the sender's affair.</summary>
    public static TBuilder WithoutBodyLimit<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new BodyLimit(null));

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
