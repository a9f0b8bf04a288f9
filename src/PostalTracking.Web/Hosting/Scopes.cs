namespace PostalTracking.Web.Hosting;

/// <summary>What an API key may open.</summary>
internal static class Scopes
{
    public const string ShipmentsWrite = "shipments:write";
    public const string EventsWrite = "events:write";
    public const string Webhooks = "webhooks";
    public const string Receipts = "receipts";
    public const string Policies = "policies";
    public const string Claims = "claims";

    public static IReadOnlyList<string> All { get; } = [ShipmentsWrite, EventsWrite, Webhooks, Receipts, Policies, Claims];

    public static string Policy(string scope) => $"scope:{scope}";

    /// <summary>401 without a valid key, 403 with a key that lacks <paramref name="scope"/>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        All.Contains(scope)
            ? builder.RequireAuthorization(Policy(scope))
            : throw new ArgumentException($"There is no scope '{scope}'.", nameof(scope));
}
