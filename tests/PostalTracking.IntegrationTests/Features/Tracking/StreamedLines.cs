using System.Net.Http.Headers;
using System.Text.Json;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>Events as the lines of a stream.</summary>
internal static class StreamedLines
{
    /// <summary>For an answer that must come.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public static StringContent Ndjson(string lines) => new(lines, MediaTypeHeaderValue.Parse("application/x-ndjson"));

    public static string Line(string number, string code, double daysAgo) => JsonSerializer.Serialize(Sent.Event(number, code, daysAgo));
}
