using System.Globalization;
using System.Text.Json.Nodes;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>A fault of the simulator, as ordered: a row of the table.</summary>
/// <param name="Order">What the order says besides partner, number and times.</param>
internal sealed record OrderedFault(string Name, Func<DateTimeOffset, JsonObject> Order)
{
    /// <summary>Right answers whose events are not.</summary>
    private static readonly string[] OfEvents = ["unknown-code", "duplicates", "out-of-order", "future", "year-1970", "no-time"];

    public static IReadOnlyList<OrderedFault> All { get; } =
    [
        .. new[] { 400, 401, 403, 404, 410, 429, 500, 502, 503, 504 }.Select(status => Status($"{status}", status, null)),
        Status("429, Retry-After: 120", 429, _ => "120"),
        Status("429, Retry-After: a date in 15 min", 429, now => now.AddMinutes(15).ToString("R", CultureInfo.InvariantCulture)),
        Status("429, Retry-After: 1000000000", 429, _ => "1000000000"),
        Status("429, Retry-After: soon", 429, _ => "soon"),
        Status("503, Retry-After: 90", 503, _ => "90"),
        Of("redirect"),
        Of("delay", ("delayMs", 30_000)),
        .. new[]
        {
            "stall", "drip", "cut", "reset", "wrong-length", "bad-chunks", "garbage", "empty", "truncated", "login-page", "captcha",
            "nul-bytes", "other-format",
        }.Select(kind => Of(kind)),
        Of("huge", ("megabytes", 500)),
        Of("gzip-bomb", ("megabytes", 500)),
        .. new[]
        {
            "windows-1251", "windows-1251-declared", "windows-1251-unsaid", "half-a-letter", "dtd", "billion-laughs", "schema-elsewhere",
            "nested", "login-refused", "limit-exceeded", "bad-format", "broken-inside", "not-found", "ticket-not-ready",
            "ticket-expired",
        }.Select(kind => Of(kind)),
        .. OfEvents.Select(kind => Of(kind)),
    ];

    public bool IsOfEvents => OfEvents.Contains(Name);

    public bool IsOfTickets => Name.StartsWith("ticket-", StringComparison.Ordinal);

    private static OrderedFault Of(string kind, params (string Name, int Value)[] more) => new(kind, _ =>
    {
        var order = new JsonObject { ["kind"] = kind };
        foreach (var (name, value) in more)
        {
            order[name] = value;
        }

        return order;
    });

    private static OrderedFault Status(string name, int status, Func<DateTimeOffset, string>? retryAfter) => new(name, now => new JsonObject
    {
        ["kind"] = "status",
        ["status"] = status,
        ["retryAfter"] = retryAfter?.Invoke(now),
    });
}
