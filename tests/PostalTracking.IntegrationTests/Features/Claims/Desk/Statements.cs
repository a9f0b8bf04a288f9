using System.Diagnostics;

namespace PostalTracking.IntegrationTests.Features.Claims.Desk;

/// <summary>Counts what one request asks of the database: by its trace, whatever else runs beside it.</summary>
internal static class Statements
{
    public static async Task<int> CountAsync(HttpClient client, string path)
    {
        var trace = ActivityTraceId.CreateRandom();
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace)
                {
                    Interlocked.Increment(ref count);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return count;
    }
}
